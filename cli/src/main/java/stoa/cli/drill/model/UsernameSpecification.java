package stoa.cli.drill.model;

import java.util.Optional;
import stoa.cli.drill.linearizability.SequentialSpecification;

/// A username: given to one account, and to no other.
public final class UsernameSpecification
    implements SequentialSpecification<Boolean, UsernameSpecification.Operation> {
  /// What happened to it.
  public enum Operation {
    GIVEN,
    REFUSED
  }

  @Override
  public Boolean initial() {
    return false;
  }

  @Override
  public Optional<Boolean> apply(Boolean given, Operation operation) {
    return switch (operation) {
      case GIVEN -> given ? Optional.empty() : Optional.of(true);
      case REFUSED -> given ? Optional.of(true) : Optional.empty();
    };
  }

  @Override
  public boolean isObservation(Operation operation) {
    return operation == Operation.REFUSED;
  }
}
