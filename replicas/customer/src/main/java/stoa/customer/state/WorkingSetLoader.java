package stoa.customer.state;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import stoa.customer.row.CheckoutRow;
import stoa.customer.row.CounterRow;
import stoa.customer.row.FraudSignalRow;
import stoa.customer.row.SavedCartLineRow;
import stoa.customer.row.SessionRow;
import stoa.customer.rule.CustomerWorkingSet;
import stoa.customer.rule.CustomerWorkingSet.Asked;
import stoa.customer.table.CustomerTables;
import stoa.replica.apply.InClause;

/// Loads a batch's working set with at most eleven queries, however many commands it has.
///
/// Some rules take the oldest rows of a table away, whoever's they are: two sessions with each new
/// one, two fraud signals with each new one. The set holds so many of the oldest rows that the
/// commands of the batch cannot use them up (a new session takes two, any other command moves or
/// takes one), so what is oldest among those loaded is oldest of all at every command, and a batch
/// decides exactly as its commands would one by one.
@Singleton
final class WorkingSetLoader {
  private static final int TAKEN_BY_NEW = 2;

  private final CustomerTables tables;

  WorkingSetLoader(CustomerTables tables) {
    this.tables = tables;
  }

  CustomerWorkingSet load(NamedKeys named) {
    Asked<String, CheckoutRow> checkouts =
        asked(named.orderIds(), tables.checkouts()::findByOrderIdIn);
    Asked<Long, SessionRow> sessions = sessions(named, checkouts.rows());
    return new CustomerWorkingSet(
        new CustomerWorkingSet.Loaded(
            counters(named),
            asked(named.accountIds(), tables.accounts()::findByAccountIdIn),
            asked(named.usernames(), tables.accounts()::findByUsernameIn),
            sessions,
            asked(sessions.keys(), tables.cartLines()::findByKeySessionIdIn),
            savedCartLines(named, sessions.rows()),
            checkouts,
            asked(named.orderIds(), tables.checkoutLines()::findByKeyOrderIdIn),
            asked(named.failureAccountIds(), tables.loginFailures()::findByKeyAccountIdIn),
            oldestFraudSignals(named)));
  }

  private Asked<String, CounterRow> counters(NamedKeys named) {
    return named.needCounters()
        ? new Asked<>(CounterRow.NAMES, tables.counters().findAll())
        : new Asked<>(List.of(), List.of());
  }

  private Asked<Long, SessionRow> sessions(NamedKeys named, Collection<CheckoutRow> checkouts) {
    var keys = new LinkedHashSet<>(named.sessionIds());
    checkouts.forEach(checkout -> keys.add(checkout.sessionId()));
    Map<Long, SessionRow> rows = new LinkedHashMap<>();
    asked(keys, tables.sessions()::findBySessionIdIn)
        .rows()
        .forEach(row -> rows.put(row.sessionId(), row));
    if (named.newSessions() > 0) {
      int count = TAKEN_BY_NEW * named.newSessions() + named.otherOperations();
      tables.sessions().findLongestUnused(count).forEach(row -> rows.put(row.sessionId(), row));
    }
    keys.addAll(rows.keySet());
    return new Asked<>(keys, rows.values());
  }

  private Asked<Long, SavedCartLineRow> savedCartLines(
      NamedKeys named, Collection<SessionRow> sessions) {
    Set<Long> accountIds = new LinkedHashSet<>(named.accountIds());
    sessions.stream()
        .filter(session -> named.sessionIds().contains(session.sessionId()))
        .forEach(session -> accountIds.add(session.accountId()));
    return asked(accountIds, tables.savedCartLines()::findByKeyAccountIdIn);
  }

  private List<FraudSignalRow> oldestFraudSignals(NamedKeys named) {
    return named.newSignals() == 0
        ? List.of()
        : tables.fraudSignals().findOldest(TAKEN_BY_NEW * named.newSignals());
  }

  private static <K, R> Asked<K, R> asked(
      Collection<K> keys, Function<Collection<K>, List<R>> query) {
    return new Asked<>(keys, keys.isEmpty() ? List.of() : query.apply(InClause.padded(keys)));
  }
}
