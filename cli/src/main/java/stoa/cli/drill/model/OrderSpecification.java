package stoa.cli.drill.model;

import java.util.Optional;
import stoa.cli.drill.linearizability.SequentialSpecification;

/// An order: its state goes only forward, and what was ordered never changes.
///
/// ```
///  (not seen) ─▶ PLACED ─▶ PAID ─▶ COMPLETED
///                   └────▶ DECLINED
/// ```
public final class OrderSpecification
    implements SequentialSpecification<OrderSpecification.State, OrderSpecification.Operation> {
  /// The stages, in the order in which they may be seen.
  public enum Stage {
    NOT_SEEN,
    PLACED,
    PAID,
    COMPLETED,
    DECLINED
  }

  /// An order as it was last seen.
  ///
  /// @param facts what never changes, as text; empty before it was seen
  public record State(Stage stage, String facts) {}

  /// What was seen.
  public sealed interface Operation {}

  /// The order was there.
  public record Seen(Stage stage, String facts) implements Operation {}

  /// The order was not there.
  public record Missing() implements Operation {}

  @Override
  public State initial() {
    return new State(Stage.NOT_SEEN, "");
  }

  @Override
  public Optional<State> apply(State state, Operation operation) {
    return switch (operation) {
      case Missing() -> when(state.stage() == Stage.NOT_SEEN, state);
      case Seen(Stage stage, String facts) ->
          when(
              leadsTo(state.stage(), stage)
                  && (state.stage() == Stage.NOT_SEEN || state.facts().equals(facts)),
              new State(stage, facts));
    };
  }

  private static boolean leadsTo(Stage from, Stage to) {
    return switch (from) {
      case NOT_SEEN, PLACED -> to != Stage.NOT_SEEN && to.compareTo(from) >= 0;
      case PAID -> to == Stage.PAID || to == Stage.COMPLETED;
      case COMPLETED, DECLINED -> to == from;
    };
  }

  private static Optional<State> when(boolean allowed, State after) {
    return allowed ? Optional.of(after) : Optional.empty();
  }

  @Override
  public boolean isObservation(Operation operation) {
    return false;
  }
}
