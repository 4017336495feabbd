package stoa.ordering.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import stoa.ordering.EpochTable;
import stoa.ordering.Limits;
import stoa.ordering.Origin;
import stoa.ordering.Timing;
import stoa.ordering.ViewRecord;

/// What the words of a script's command mean.
final class Words {
  private Words() {}

  /// The standard ones, or with a journal that is cut: `3 cutting every 2 keeping 1`.
  static Limits limits(List<String> words) {
    Limits standard = Limits.standard();
    if (!words.contains("cutting")) {
      return standard;
    }
    int numbersPerCut = Integer.parseInt(words.get(3));
    int kept = Integer.parseInt(words.get(5));
    return standard
        .but()
        .numbersPerCut(numbersPerCut)
        .cutsKeptForAbsent(kept)
        .joinLagNumbers(numbersPerCut * kept - 1)
        .build();
  }

  /// The standard ones, but whoever comes back is listed at once, unless it says `settle 1000`.
  static Timing timing(List<String> words) {
    int settle = words.indexOf("settle");
    return Timing.standard().settlingFor(settle < 0 ? 0 : Integer.parseInt(words.get(settle + 1)));
  }

  /// `view 15 of 0 1 2`: a view of first lives, from number 0 on.
  static ViewRecord view(List<String> words) {
    long epoch = Long.parseLong(words.get(1));
    List<Origin> members =
        words.stream().skip(3).map(id -> new Origin(Integer.parseInt(id), 1)).toList();
    EpochTable table = new EpochTable(List.of(new EpochTable.EpochStart(epoch, 0)));
    return new ViewRecord(epoch, members, 0, table);
  }

  /// `0->1`, `*->1`, `0->*`, and perhaps a kind of message.
  static Predicate<Network.Datagram> datagrams(List<String> words) {
    List<String> ends = Arrays.asList(words.getFirst().split("->", 2));
    String kind = words.size() > 1 ? words.get(1) : "*";
    return datagram ->
        fits(ends.getFirst(), String.valueOf(datagram.from()))
            && fits(ends.getLast(), String.valueOf(datagram.to()))
            && fits(kind, Telling.kind(datagram.message()));
  }

  /// `0 1 / 2`
  static List<List<Integer>> parts(List<String> words) {
    return Stream.of(String.join(" ", words).split("/", -1))
        .map(part -> Stream.of(part.strip().split("\\s+")).map(Integer::valueOf).toList())
        .toList();
  }

  private static boolean fits(String pattern, String value) {
    return pattern.equals("*") || pattern.equals(value);
  }
}
