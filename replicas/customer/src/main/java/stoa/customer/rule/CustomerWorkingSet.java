package stoa.customer.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.customer.row.AccountRow;
import stoa.customer.row.CartLineKey;
import stoa.customer.row.CartLineRow;
import stoa.customer.row.CheckoutLineKey;
import stoa.customer.row.CheckoutLineRow;
import stoa.customer.row.CheckoutRow;
import stoa.customer.row.CounterRow;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.FraudSignalRow;
import stoa.customer.row.LoginFailureKey;
import stoa.customer.row.LoginFailureRow;
import stoa.customer.row.SavedCartLineKey;
import stoa.customer.row.SavedCartLineRow;
import stoa.customer.row.SessionRow;
import stoa.replica.apply.Rows;
import stoa.replica.apply.WorkingSet;

/// The rows that a batch of the customer group's commands may read and change.
public final class CustomerWorkingSet implements WorkingSet<CustomerRow> {
  private final Rows<String, CounterRow> counters;
  private final Rows<Long, AccountRow> accounts;
  private final Set<String> loadedUsernames;
  private final Map<AccountRow.Login, AccountRow> accountsByLogin = new HashMap<>();
  private final Rows<Long, SessionRow> sessions;
  private final OldestFirst<Long, SessionRow> sessionsByLastUse;
  private final OwnedRows<Long, CartLineKey, CartLineRow> cartLines;
  private final OwnedRows<Long, SavedCartLineKey, SavedCartLineRow> savedCartLines;
  private final Rows<String, CheckoutRow> checkouts;
  private final OwnedRows<String, CheckoutLineKey, CheckoutLineRow> checkoutLines;
  private final OwnedRows<Long, LoginFailureKey, LoginFailureRow> loginFailures;
  private final Rows<Long, FraudSignalRow> oldestFraudSignals;
  private final OldestFirst<Long, FraudSignalRow> fraudSignalsById;

  /// Rows as they were asked for and found.
  ///
  /// @param sessions the named ones, those of named orders, and of those unused for longest two for
  ///   each command of the batch
  /// @param oldestFraudSignals the first by id, two for each command of the batch
  public record Loaded(
      Asked<String, CounterRow> counters,
      Asked<Long, AccountRow> accounts,
      Asked<String, AccountRow> accountsByUsername,
      Asked<Long, SessionRow> sessions,
      Asked<Long, CartLineRow> cartLines,
      Asked<Long, SavedCartLineRow> savedCartLines,
      Asked<String, CheckoutRow> checkouts,
      Asked<String, CheckoutLineRow> checkoutLines,
      Asked<Long, LoginFailureRow> loginFailures,
      Collection<FraudSignalRow> oldestFraudSignals) {}

  /// Keys that were asked for, and what was found.
  public record Asked<K, R>(Collection<K> keys, Collection<R> rows) {}

  /// Takes what was loaded.
  public CustomerWorkingSet(Loaded loaded) {
    var counterNames = Set.copyOf(loaded.counters().keys());
    counters = Rows.of(CounterRow::name, counterNames::contains, loaded.counters().rows());
    var accountIds = new HashSet<>(loaded.accounts().keys());
    accounts = Rows.of(AccountRow::accountId, accountIds::contains, loaded.accounts().rows());
    loadedUsernames = Set.copyOf(loaded.accountsByUsername().keys());
    loaded.accountsByUsername().rows().forEach(row -> accountsByLogin.put(row.login(), row));
    var sessionIds = new HashSet<>(loaded.sessions().keys());
    sessions = Rows.of(SessionRow::sessionId, sessionIds::contains, loaded.sessions().rows());
    sessionsByLastUse =
        new OldestFirst<>(
            SessionRow::sessionId,
            Comparator.comparingLong(SessionRow::lastUseMillis)
                .thenComparingLong(SessionRow::sessionId),
            loaded.sessions().rows());
    cartLines =
        new OwnedRows<>(
            CartLineRow::key,
            row -> row.key().sessionId(),
            loaded.cartLines().keys(),
            loaded.cartLines().rows());
    savedCartLines =
        new OwnedRows<>(
            SavedCartLineRow::key,
            row -> row.key().accountId(),
            loaded.savedCartLines().keys(),
            loaded.savedCartLines().rows());
    var orderIds = new HashSet<>(loaded.checkouts().keys());
    checkouts = Rows.of(CheckoutRow::orderId, orderIds::contains, loaded.checkouts().rows());
    checkoutLines =
        new OwnedRows<>(
            CheckoutLineRow::key,
            row -> row.key().orderId(),
            loaded.checkoutLines().keys(),
            loaded.checkoutLines().rows());
    loginFailures =
        new OwnedRows<>(
            LoginFailureRow::key,
            row -> row.key().accountId(),
            loaded.loginFailures().keys(),
            loaded.loginFailures().rows());
    oldestFraudSignals = Rows.of(FraudSignalRow::signalId, id -> true, loaded.oldestFraudSignals());
    fraudSignalsById =
        new OldestFirst<>(
            FraudSignalRow::signalId,
            Comparator.comparingLong(FraudSignalRow::signalId),
            loaded.oldestFraudSignals());
  }

  @Override
  public void put(CustomerRow row) {
    switch (row) {
      case CounterRow counter -> counters.put(counter);
      case AccountRow account -> {
        accounts.put(account);
        accountsByLogin.put(account.login(), account);
      }
      case SessionRow session -> {
        sessions.put(session);
        sessionsByLastUse.put(session);
        cartLines.created(session.sessionId());
      }
      case CartLineRow line -> cartLines.put(line);
      case SavedCartLineRow line -> savedCartLines.put(line);
      case CheckoutRow checkout -> checkouts.put(checkout);
      case CheckoutLineRow line -> checkoutLines.put(line);
      case LoginFailureRow failure -> loginFailures.put(failure);
      case FraudSignalRow signal -> {
        oldestFraudSignals.put(signal);
        fraudSignalsById.put(signal);
      }
    }
  }

  @Override
  public void remove(CustomerRow row) {
    switch (row) {
      case SessionRow session -> {
        sessions.remove(session);
        sessionsByLastUse.remove(session);
      }
      case CartLineRow line -> cartLines.remove(line);
      case SavedCartLineRow line -> savedCartLines.remove(line);
      case LoginFailureRow failure -> loginFailures.remove(failure);
      case FraudSignalRow signal -> {
        oldestFraudSignals.remove(signal);
        fraudSignalsById.remove(signal);
      }
      case CounterRow _, AccountRow _, CheckoutRow _, CheckoutLineRow _ ->
          throw new IllegalArgumentException("kept for ever: " + row);
    }
  }

  /// A counter, by one of the names in [CounterRow].
  public CounterRow counter(String name) {
    return counters
        .find(name)
        .orElseThrow(() -> new IllegalStateException("the counter has no row: " + name));
  }

  /// An account by its login.
  public Optional<AccountRow> account(AccountRow.Login login) {
    if (!loadedUsernames.contains(login.username())) {
      throw new IllegalStateException("not in the working set: " + login);
    }
    return Optional.ofNullable(accountsByLogin.get(login));
  }

  /// Counters.
  public Rows<String, CounterRow> counters() {
    return counters;
  }

  /// Accounts by id.
  public Rows<Long, AccountRow> accounts() {
    return accounts;
  }

  /// Sessions that have not ended.
  public Rows<Long, SessionRow> sessions() {
    return sessions;
  }

  /// The sessions that were overdue first, at most so many.
  List<SessionRow> longestOverdue(long nowMillis, int count) {
    return sessionsByLastUse.first(count, session -> session.overdueAt(nowMillis));
  }

  /// The oldest fraud signals that no longer count, at most so many.
  List<FraudSignalRow> oldestExpired(long nowMillis, int count) {
    return fraudSignalsById.first(count, signal -> signal.expiredAt(nowMillis));
  }

  /// Lines of carts, by session.
  public OwnedRows<Long, CartLineKey, CartLineRow> cartLines() {
    return cartLines;
  }

  /// Lines of saved carts, by account.
  public OwnedRows<Long, SavedCartLineKey, SavedCartLineRow> savedCartLines() {
    return savedCartLines;
  }

  /// Checkout records.
  public Rows<String, CheckoutRow> checkouts() {
    return checkouts;
  }

  /// Lines of checkout records, by order.
  public OwnedRows<String, CheckoutLineKey, CheckoutLineRow> checkoutLines() {
    return checkoutLines;
  }

  /// Failed logins, by account.
  public OwnedRows<Long, LoginFailureKey, LoginFailureRow> loginFailures() {
    return loginFailures;
  }

  /// The oldest fraud signals, and those that the batch adds.
  public Rows<Long, FraudSignalRow> oldestFraudSignals() {
    return oldestFraudSignals;
  }
}
