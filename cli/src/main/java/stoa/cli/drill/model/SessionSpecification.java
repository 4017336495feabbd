package stoa.cli.drill.model;

import java.util.Optional;
import stoa.cli.drill.linearizability.SequentialSpecification;

/// A session: used from its beginning to its logout, and refused after that, at once and for ever.
public final class SessionSpecification
    implements SequentialSpecification<SessionSpecification.State, SessionSpecification.Operation> {
  /// What a session is.
  public enum State {
    NONE,
    ACTIVE,
    ENDED
  }

  /// What is done with it, or seen.
  public enum Operation {
    BEGUN,
    USED,
    ENDED,
    REFUSED
  }

  @Override
  public State initial() {
    return State.NONE;
  }

  @Override
  public Optional<State> apply(State state, Operation operation) {
    return switch (operation) {
      case BEGUN -> when(state == State.NONE, State.ACTIVE);
      case USED -> when(state == State.ACTIVE, State.ACTIVE);
      case ENDED -> when(state == State.ACTIVE, State.ENDED);
      case REFUSED -> when(state == State.ENDED, State.ENDED);
    };
  }

  private static Optional<State> when(boolean allowed, State after) {
    return allowed ? Optional.of(after) : Optional.empty();
  }

  @Override
  public boolean isObservation(Operation operation) {
    return operation == Operation.USED || operation == Operation.REFUSED;
  }
}
