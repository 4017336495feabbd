package stoa.cli.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.history.Intention;
import stoa.cli.drill.model.KeySpecification;

/// What calls show of their keys: those that were used more than once.
final class KeyProjection {
  private KeyProjection() {}

  static List<ObjectHistory<String, String>> of(List<Intention> intentions) {
    var steps = new ObjectHistory.Steps<>("key", new KeySpecification());
    for (Intention intention : intentions) {
      if (intention.calls().size() > 1) {
        intention.calls().stream()
            .filter(Intention::isKept)
            .forEach(call -> steps.add(name(call), answer(call), Span.of(call)));
      }
    }
    return steps.histories();
  }

  private static String name(Call call) {
    return call.key() + " of " + call.account() + " for " + call.kind();
  }

  /// The answer as far as it must be the same each time. Of a cart these are its lines' units: what
  /// is shown of items that the command did not look at may be younger.
  private static String answer(Call call) {
    if (call.isSuccess() && call.answer().has("lines") && call.kind() != CallKind.PURCHASE) {
      var lines = new TreeMap<String, Long>();
      for (JsonNode line : call.answer().path("lines")) {
        lines.put(line.path("itemId").asText(), line.path("quantity").asLong());
      }
      return call.status() + " " + lines;
    }
    if (call.answer() instanceof ObjectNode object) {
      ObjectNode lasting = object.deepCopy();
      lasting.remove("requestId");
      return call.status() + " " + lasting;
    }
    return call.status() + "";
  }
}
