package stoa.cli.admin.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.cli.admin.audit.Equation.Differences;

/// What the product group decided and what the customer group was told agree.
///
/// The customer group is read after the product group, so it may be ahead, and it is never behind:
/// an order is COMPLETED after its recording is acknowledged, and a declined one final after its
/// Close is. What it is ahead by is counted exactly, because a record is closed in one command with
/// everything that this changes, and its order's outcome, asked again after C, says what that was.
///
/// Accounts that the customer group does not know (after a restore) have no counts and no carts:
/// their purchases are acknowledged without effect, and set apart here.
final class CustomerEquations {
  private final Evidence evidence;

  private CustomerEquations(Evidence evidence) {
    this.evidence = evidence;
  }

  static List<Equation> of(Evidence evidence) {
    var equations = new CustomerEquations(evidence);
    return List.of(
        equations.checkouts(),
        equations.carts(),
        equations.purchased(),
        equations.purchasedAndSold());
  }

  /// The checkout record of a final order is CLOSED; that of a refusal, once its Close has come.
  private Equation checkouts() {
    var differences = new Differences();
    long closed = 0;
    for (Order order : evidence.product().orders()) {
      Checkout record = evidence.checkoutsAtC().get(order.id());
      if (order.isFinal() && !isPurchaseOfUnknown(order)) {
        if (record == null || !record.closed()) {
          differences.add(
              "order %s is %s, but its checkout record is %s"
                  .formatted(order.id(), order.stage(), record == null ? "missing" : "TAKEN"));
        } else {
          closed++;
        }
      }
      if (evidence.stillOpen().contains(order.id())) {
        differences.add(
            "order %s is REFUSED, but its checkout record stays TAKEN".formatted(order.id()));
      }
      if (record != null && record.buyerId() != 0 && record.buyerId() != order.buyerId()) {
        differences.add(
            "order %s is of buyer %d, but its checkout record of buyer %d"
                .formatted(order.id(), order.buyerId(), record.buyerId()));
      }
    }
    return differences.of("checkouts", "%d records of final orders are CLOSED".formatted(closed));
  }

  /// A cart is held by a purchase that goes on, and by no other. Session and record are read at one
  /// position, and whatever closes the record frees the cart in the same command.
  private Equation carts() {
    var differences = new Differences();
    for (HeldCart cart : evidence.customer().heldCarts()) {
      Checkout record = evidence.checkoutsAtC().get(cart.orderId());
      Order order = evidence.ordersAtP().get(cart.orderId());
      String outcome = order == null ? "has no outcome" : "is " + order.stage();
      boolean over = order != null && order.isFinal();
      if (record == null) {
        differences.add(
            "the cart of session %d is held by order %s, which %s and has no checkout record"
                .formatted(cart.sessionId(), cart.orderId(), outcome));
      } else if (record.closed() || over || evidence.stillOpen().contains(cart.orderId())) {
        differences.add(
            "the cart of session %d is held by order %s, which %s"
                .formatted(cart.sessionId(), cart.orderId(), outcome));
      }
    }
    return differences.of(
        "carts",
        "%d are held, by purchases that go on".formatted(evidence.customer().heldCarts().size()));
  }

  /// `items purchased` of each account = units of the purchases recorded for it.
  private Equation purchased() {
    var differences = new Differences();
    Map<Long, Long> recorded = new HashMap<>();
    for (Checkout record : evidence.customer().checkouts()) {
      if (record.closed()) {
        evidence
            .latest(record.orderId())
            .filter(order -> order.stage().isPaid() && evidence.isAccount(order.buyerId()))
            .ifPresent(order -> recorded.merge(order.buyerId(), order.units(), Long::sum));
      }
    }
    Map<Long, Long> counted = evidence.customer().purchasedByAccount();
    ProductEquations.compare(
        recorded,
        counted,
        (account, inOrders, purchased) ->
            differences.add(
                "account %d: %d units in its recorded orders, but %d items purchased"
                    .formatted(account, inOrders, purchased)));
    return differences.of(
        "items purchased",
        "%d units in recorded orders = %d items purchased, by %d accounts"
            .formatted(
                ProductEquations.sum(recorded),
                ProductEquations.sum(counted),
                counted.values().stream().filter(units -> units > 0).count()));
  }

  /// `items sold` of all sellers = `items purchased` of all accounts, without what was recorded but
  /// not COMPLETED at P, with what accounts bought that are not known, and with what the customer
  /// group is still to be told of again, after a restore.
  private Equation purchasedAndSold() {
    var differences = new Differences();
    long sold = ProductEquations.sum(evidence.product().soldBySeller());
    long purchased = ProductEquations.sum(evidence.customer().purchasedByAccount());
    long newer = newerUnits();
    long unknown = unitsOfUnknown();
    long untold = unitsToBeTold();
    if (sold != purchased - newer + unknown + untold) {
      differences.add(
          "%d items sold, but %d purchased, %d of them newer, and %d by unknown accounts"
              .formatted(sold, purchased, newer, unknown));
    }
    return differences.of(
        "sold, purchased",
        "%d items sold = %d purchased - %d newer + %d by unknown accounts%s"
            .formatted(
                sold,
                purchased,
                newer,
                unknown,
                untold == 0 ? "" : " + %d to be told again".formatted(untold)));
  }

  private long unitsToBeTold() {
    return evidence.product().orders().stream()
        .filter(order -> order.stage() == Stage.COMPLETED && !order.acknowledged())
        .filter(order -> evidence.isAccount(order.buyerId()))
        .filter(order -> {
          Checkout record = evidence.checkoutsAtC().get(order.id());
          return record == null || !record.closed();
        })
        .mapToLong(Order::units)
        .sum();
  }

  private long newerUnits() {
    return evidence.customer().checkouts().stream()
        .filter(Checkout::closed)
        .filter(record -> !wasCompletedAtP(record.orderId()))
        .flatMap(record -> evidence.latest(record.orderId()).stream())
        .filter(order -> order.stage().isPaid() && evidence.isAccount(order.buyerId()))
        .mapToLong(Order::units)
        .sum();
  }

  private boolean wasCompletedAtP(String orderId) {
    Order order = evidence.ordersAtP().get(orderId);
    return order != null && order.stage() == Stage.COMPLETED;
  }

  private long unitsOfUnknown() {
    return evidence.product().orders().stream()
        .filter(order -> order.stage() == Stage.COMPLETED)
        .filter(this::isPurchaseOfUnknown)
        .mapToLong(Order::units)
        .sum();
  }

  private boolean isPurchaseOfUnknown(Order order) {
    return order.stage() == Stage.COMPLETED && !evidence.isAccount(order.buyerId());
  }
}
