package stoa.replica.service;

import java.util.function.Function;
import java.util.function.Supplier;

/// How a read gets its answer, as decided after its barrier and before any transaction.
public sealed interface ReadPlan<T> {
  /// @param answer as of the last commit or a later one
  record Remembered<T>(T answer) implements ReadPlan<T> {}

  /// @param query reads through repositories, in a transaction that sees one position
  record Ask<T>(Supplier<T> query) implements ReadPlan<T> {}

  /// The same way to another answer.
  default <S> ReadPlan<S> map(Function<T, S> function) {
    return switch (this) {
      case Remembered<T>(T answer) -> new Remembered<>(function.apply(answer));
      case Ask<T>(Supplier<T> query) -> new Ask<>(() -> function.apply(query.get()));
    };
  }
}
