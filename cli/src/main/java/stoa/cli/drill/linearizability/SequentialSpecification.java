package stoa.cli.drill.linearizability;

import java.util.Optional;

/// What an object does when one operation after the other is applied to it. An operation carries
/// what its client was answered, where it was answered.
///
/// @param <S> states: immutable, with `equals` and `hashCode`
/// @param <O> operations: immutable
public interface SequentialSpecification<S, O> {
  /// The state before the first operation.
  S initial();

  /// The state after an operation.
  ///
  /// @return empty when the object, in that state, would have answered something else
  Optional<S> apply(S state, O operation);

  /// Whether an operation never changes the state, whatever it is. Such operations may be left out
  /// of a history that cannot be explained, as long as the rest cannot be explained either.
  boolean isObservation(O operation);
}
