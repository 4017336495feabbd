package stoa.cli.drill.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All calls with one account and key: what they ask for happens once at most, in the time from the
/// first invocation to the first answer that is kept under the key.
///
/// @param calls one at least, in the order of their invocations
public record Intention(List<Call> calls) {
  /// Answers that are given again and again until another takes their place.
  private static final Set<String> NOT_KEPT =
      Set.of("cart-empty", "checkout-in-progress", "idempotency-in-progress");

  /// The writes of a history.
  public static List<Intention> of(List<Call> history) {
    Map<List<String>, List<Call>> byKey = new LinkedHashMap<>();
    history.stream()
        .filter(call -> call.kind().isWrite() && call.kind() != CallKind.LOGIN)
        .forEach(call -> byKey.computeIfAbsent(name(call), key -> new ArrayList<>()).add(call));
    return byKey.values().stream().map(Intention::inOrder).toList();
  }

  private static List<String> name(Call call) {
    return List.of(call.kind().name(), call.account(), call.key());
  }

  private static Intention inOrder(Collection<Call> calls) {
    return new Intention(
        calls.stream().sorted(Comparator.comparingLong(Call::invokedNanos)).toList());
  }

  /// Whether an answer stands for ever: a success, or a refusal that depends on the state.
  public static boolean isKept(Call call) {
    return call.isAnswered()
        && call.status() != 401
        && call.status() != 202
        && !NOT_KEPT.contains(call.code());
  }

  public Call first() {
    return calls.getFirst();
  }

  /// The first answer that stands.
  public Optional<Call> outcome() {
    return calls.stream()
        .filter(Intention::isKept)
        .min(Comparator.comparingLong(Call::answeredNanos));
  }

  /// Whether it may have happened, or happen later, without anybody being told. Answers that are
  /// not kept say nothing about that: an earlier try may still be under way in a machine that
  /// stands still.
  public boolean isOpen() {
    return outcome().isEmpty();
  }

  /// For people.
  public String title() {
    return first().title() + (calls.size() > 1 ? " and " + (calls.size() - 1) + " repeats" : "");
  }
}
