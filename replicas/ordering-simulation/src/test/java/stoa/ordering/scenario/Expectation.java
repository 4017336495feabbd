package stoa.ordering.scenario;

import java.util.Arrays;
import java.util.List;
import stoa.ordering.MemberStatus;

/// What a script demands, whatever its trace says: a trace that is written anew cannot hide it.
///
/// | demand | holds when |
/// |---|---|
/// | `delivered 0 1 : a - b` | these members have delivered exactly that, voids as `-` |
/// | `not delivered c` | nobody has delivered it |
/// | `epoch 0 1 : 16` | these members are in that view, without a higher promise |
final class Expectation {
  private Expectation() {}

  /// What does not hold; nothing, if all is as demanded.
  static List<String> unmet(List<Host> hosts, List<String> words) {
    if (words.getFirst().equals("not")) {
      String content = words.getLast();
      return hosts.stream()
          .filter(host -> host.delivered().contains(content))
          .map(host -> host.id() + " has delivered " + content)
          .toList();
    }
    List<String> sides = Arrays.asList((String.join(" ", words) + " ").split(" : ", 2));
    List<String> subject = Arrays.asList(sides.getFirst().split(" "));
    String demanded = sides.getLast().strip();
    return subject.stream()
        .skip(1)
        .map(id -> hosts.get(Integer.parseInt(id)))
        .filter(host -> !demanded.equals(found(host, subject.getFirst())))
        .map(host -> host.id() + " has " + found(host, subject.getFirst()))
        .toList();
  }

  private static String found(Host host, String what) {
    return switch (what) {
      case "delivered" -> String.join(" ", host.delivered());
      case "epoch" -> host.status().map(Expectation::epoch).orElse("down");
      default -> throw new IllegalArgumentException("cannot expect " + what);
    };
  }

  private static String epoch(MemberStatus status) {
    return status.promise() == status.logEpoch()
        ? String.valueOf(status.logEpoch())
        : status.logEpoch() + " promise " + status.promise();
  }

  /// What a member knows, in one line.
  static String status(Host host) {
    return host.status()
        .map(status ->
            "epoch %s%s%s, received %d, held %d, delivered %d"
                .formatted(
                    epoch(status),
                    status.votes() ? "" : ", no vote",
                    status.hasTurns() ? ", takes turns" : "",
                    status.receivedEnd(),
                    status.heldEnd(),
                    status.deliveredEnd()))
        .orElse("is down");
  }
}
