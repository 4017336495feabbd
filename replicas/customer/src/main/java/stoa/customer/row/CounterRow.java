package stoa.customer.row;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;

/// Gives out ids, each once.
///
/// @param name one of the constants here
/// @param nextValue what the next one gets
@MappedEntity("counter")
public record CounterRow(@Id String name, long nextValue) implements CustomerRow {
  /// Counts accounts, over both roles.
  public static final String ACCOUNT = "account";

  /// Counts sessions, over both roles.
  public static final String SESSION = "session";

  /// Counts fraud signals.
  public static final String FRAUD_SIGNAL = "fraud_signal";

  /// All of them.
  public static final List<String> NAMES = List.of(ACCOUNT, SESSION, FRAUD_SIGNAL);

  /// This counter after it gave out an id.
  public CounterRow advanced() {
    return new CounterRow(name, nextValue + 1);
  }
}
