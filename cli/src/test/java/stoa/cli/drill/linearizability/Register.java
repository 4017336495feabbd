package stoa.cli.drill.linearizability;

import java.util.Optional;

/// A number that can be read, written, and added to.
final class Register implements SequentialSpecification<Integer, Register.Operation> {
  sealed interface Operation {
    record Read(int seen) implements Operation {}

    record Write(int value) implements Operation {}

    /// @param after what the answer showed; empty where there was none
    record Add(int value, Optional<Integer> after) implements Operation {}
  }

  @Override
  public Integer initial() {
    return 0;
  }

  @Override
  public Optional<Integer> apply(Integer state, Operation operation) {
    return switch (operation) {
      case Operation.Read(int seen) -> seen == state ? Optional.of(state) : Optional.empty();
      case Operation.Write(int value) -> Optional.of(value);
      case Operation.Add(int value, Optional<Integer> after) ->
          Optional.of(state + value).filter(sum -> after.isEmpty() || after.get().equals(sum));
    };
  }

  @Override
  public boolean isObservation(Operation operation) {
    return operation instanceof Operation.Read;
  }
}
