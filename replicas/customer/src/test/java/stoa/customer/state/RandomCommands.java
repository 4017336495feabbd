package stoa.customer.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import stoa.customer.CustomerDatabase.Stamped;
import stoa.customer.Operations;
import stoa.customer.row.FraudSignalRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.Role;

/// Commands of a few buyers with few items and orders, so that they meet often.
public final class RandomCommands {
  static final int ACCOUNTS = 6;
  static final int ITEMS = 5;
  private static final int ORDERS = 25;
  private static final long START_MILLIS = 1_800_000_000_000L;

  private final Random random;
  private long timeMillis = START_MILLIS;
  private long commandIds;
  private int sessions;

  public RandomCommands(long seed) {
    random = new Random(seed);
  }

  /// A log that begins with the accounts and then mixes everything: also repeats of command ids,
  /// sessions that end by time, stamps that run back a little, and ids that nobody has.
  public List<Stamped> log(int size) {
    var log = new ArrayList<Stamped>();
    for (int i = 1; i <= ACCOUNTS; i++) {
      log.add(stamped(Operations.createBuyer("buyer" + i)));
    }
    while (log.size() < size) {
      pass();
      log.add(random.nextInt(20) == 0 ? log.get(random.nextInt(log.size())) : stamped(operation()));
    }
    return log;
  }

  private void pass() {
    timeMillis +=
        switch (random.nextInt(60)) {
          case 0 -> random.nextLong(2 * SessionRow.LIFE_MILLIS);
          case 1 -> random.nextInt(30) == 0 ? FraudSignalRow.LIFE_MILLIS : 0;
          case 2 -> -500;
          default -> random.nextInt(2_000);
        };
  }

  private Stamped stamped(CustomerOperation operation) {
    boolean ofPurchase =
        operation.hasTakeCart() || operation.hasCloseCheckout() || operation.hasRecordPurchase();
    return new Stamped(operation, ofPurchase ? 0 : ++commandIds, timeMillis);
  }

  private CustomerOperation operation() {
    long account = 1L + random.nextInt(ACCOUNTS + 1);
    long session = 1L + Math.max(0, sessions - random.nextInt(9));
    long item = 1L + random.nextInt(ITEMS);
    String order = "order" + random.nextInt(ORDERS);
    return switch (random.nextInt(24)) {
      case 0, 1, 2 -> {
        sessions++;
        yield Operations.startSession(account);
      }
      case 3 -> Operations.logout(session);
      case 4 -> Operations.expire(session);
      case 5 -> Operations.touch(session);
      case 6 -> Operations.loginFailure(account);
      case 7 -> Operations.loginFailure(1);
      case 8, 9, 10, 11, 12 -> Operations.add(session, item, 1 + random.nextInt(4));
      case 13 -> Operations.addUnseen(session, item);
      case 14 -> Operations.remove(session, item, 1 + random.nextInt(4));
      case 15 -> Operations.removeLine(session, item);
      case 16, 17 -> Operations.save(session);
      case 18 -> Operations.clear(session);
      case 19, 20 -> Operations.take(order, session, account);
      case 21 ->
          random.nextBoolean()
              ? Operations.close(order)
              : Operations.closeDeclined(order, "card" + account);
      case 22 ->
          Operations.purchase(
              order, account, List.of(Operations.line(item, 2), Operations.line(item + 1, 1)));
      default ->
          random.nextInt(4) == 0
              ? Operations.createAccount(
                  random.nextBoolean() ? Role.ROLE_BUYER : Role.ROLE_SELLER,
                  "buyer" + random.nextInt(12))
              : Operations.take(order, session, owner(session));
    };
  }

  /// Most sessions are those of few accounts, so a guess is often right.
  private long owner(long session) {
    return 1 + session % ACCOUNTS;
  }
}
