package stoa.cli.drill.model;

import java.util.Optional;
import stoa.cli.drill.linearizability.SequentialSpecification;

/// An Idempotency-Key: the first answer that is kept is the answer for ever. States and operations
/// are answers as text; empty before the first.
public final class KeySpecification implements SequentialSpecification<String, String> {
  @Override
  public String initial() {
    return "";
  }

  @Override
  public Optional<String> apply(String state, String answer) {
    return state.isEmpty() || state.equals(answer) ? Optional.of(answer) : Optional.empty();
  }

  @Override
  public boolean isObservation(String answer) {
    return false;
  }
}
