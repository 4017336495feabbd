package stoa.cli.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.history.Intention;

/// The items that a history knows of. Each has a name of its own, so an item whose listing nobody
/// answered is known by its name.
final class Catalogue {
  /// An item that was listed with an answer.
  private record Listed(String item, String account, long category) {}

  private final Map<String, String> itemsByName = new HashMap<>();
  private final Map<String, Listed> listed = new HashMap<>();
  private final Map<String, Long> firstAsked = new HashMap<>();

  Catalogue(List<Call> history, List<Intention> intentions) {
    for (Call call : history) {
      call.answer().path("items").forEach(this::learn);
      if (call.kind() != CallKind.PURCHASE) {
        learn(call.answer());
        call.answer().path("lines").forEach(this::learn);
      }
    }
    for (Intention intention : intentions) {
      if (intention.first().kind() == CallKind.LIST_ITEM) {
        Call first = intention.first();
        firstAsked.merge(first.asked("name"), first.invokedNanos(), Math::min);
        intention
            .outcome()
            .filter(Call::isSuccess)
            .ifPresent(outcome -> listed(first, outcome.answer()));
      }
    }
  }

  private void learn(JsonNode item) {
    if (item.has("itemId") && item.has("name")) {
      itemsByName.putIfAbsent(item.path("name").asText(), item.path("itemId").asText());
    }
  }

  private void listed(Call first, JsonNode item) {
    String id = item.path("itemId").asText();
    listed.put(id, new Listed(id, first.account(), item.path("category").asLong()));
  }

  Optional<String> itemOf(String name) {
    return Optional.ofNullable(itemsByName.get(name));
  }

  /// Whether an earlier listing of the same name was asked for.
  boolean isListedBefore(String item, Intention listing) {
    Call first = listing.first();
    return listed.containsKey(item)
        && firstAsked.getOrDefault(first.asked("name"), Long.MAX_VALUE) < first.invokedNanos();
  }

  /// Items that would be on a page if they were there: on a whole category's search, or on the
  /// whole list of a seller's own.
  List<String> expectedOn(Call call) {
    boolean whole = !call.answer().has("nextCursor") && call.asked("cursor").isEmpty();
    if (!whole || call.request().path("keywords").size() > 0) {
      return List.of();
    }
    return listed.values().stream()
        .filter(item ->
            call.kind() == CallKind.OWN_ITEMS
                ? item.account().equals(call.account())
                : item.category() == call.request().path("category").asLong())
        .map(Listed::item)
        .sorted()
        .toList();
  }
}
