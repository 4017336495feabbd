package stoa.customer.state;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import stoa.customer.memory.SessionMemory;
import stoa.customer.row.CheckoutRow;
import stoa.customer.row.CounterRow;
import stoa.customer.row.FraudSignalRow;
import stoa.customer.row.SavedCartLineRow;
import stoa.customer.row.SessionRow;
import stoa.customer.rule.CustomerWorkingSet;
import stoa.customer.rule.CustomerWorkingSet.Asked;
import stoa.customer.table.CustomerTables;
import stoa.replica.apply.InClause;
import stoa.replica.apply.RecentRows.Look;

/// Loads a batch's working set with at most eleven queries, however many commands it has, and fewer
/// where sessions and carts are remembered.
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
  private final SessionMemory memory;

  WorkingSetLoader(CustomerTables tables, SessionMemory memory) {
    this.tables = tables;
    this.memory = memory;
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
            ofOwners(
                sessions.keys(),
                memory.carts(sessions.keys()),
                tables.cartLines()::findByKeySessionIdIn),
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
    asked(keys, memory.sessions(keys), tables.sessions()::findBySessionIdIn)
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
    return ofOwners(
        accountIds, memory.savedCarts(accountIds), tables.savedCartLines()::findByKeyAccountIdIn);
  }

  private List<FraudSignalRow> oldestFraudSignals(NamedKeys named) {
    return named.newSignals() == 0
        ? List.of()
        : tables.fraudSignals().findOldest(TAKEN_BY_NEW * named.newSignals());
  }

  private static <K, R> Asked<K, R> asked(
      Collection<K> keys, Look<K, R> look, Function<Collection<K>, List<R>> query) {
    return asked(keys, look.values(), look.missing(), query);
  }

  private static <K, R> Asked<K, R> ofOwners(
      Collection<K> owners, Look<K, List<R>> look, Function<Collection<K>, List<R>> query) {
    var known = look.values().stream().flatMap(List::stream).toList();
    return asked(owners, known, look.missing(), query);
  }

  private static <K, R> Asked<K, R> asked(
      Collection<K> keys,
      List<R> known,
      Collection<K> missing,
      Function<Collection<K>, List<R>> query) {
    var rows = new ArrayList<>(known);
    rows.addAll(asked(missing, query).rows());
    return new Asked<>(keys, rows);
  }

  private static <K, R> Asked<K, R> asked(
      Collection<K> keys, Function<Collection<K>, List<R>> query) {
    return new Asked<>(keys, keys.isEmpty() ? List.of() : query.apply(InClause.padded(keys)));
  }
}
