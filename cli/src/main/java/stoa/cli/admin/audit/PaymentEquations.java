package stoa.cli.admin.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stoa.cli.admin.audit.Equation.Differences;

/// Money and orders agree.
///
/// The ledger is read after the product group, so it may be ahead: it may hold captures of orders
/// that were PLACED or PAID at P, and entries of orders that came after P. Neither is counted. It
/// is never behind: an order is COMPLETED after its capture is acknowledged, and a declined one
/// final after its Void is. An entry at its end does not change, so it does not matter at which
/// moment of the reading it was seen.
final class PaymentEquations {
  private final Evidence evidence;
  private final Map<String, Transaction> ledger;
  private final Differences captures = new Differences();
  private final Differences authorizations = new Differences();
  private long completedOrders;
  private long completedCents;
  private long capturedOrders;
  private long capturedCents;
  private long apartCents;
  private long apartOrders;
  private long closedOrders;

  private PaymentEquations(Evidence evidence) {
    this.evidence = evidence;
    this.ledger = HashMap.newHashMap(evidence.ledger().size());
    evidence.ledger().forEach(entry -> ledger.put(entry.orderId(), entry));
  }

  static List<Equation> of(Evidence evidence) {
    return new PaymentEquations(evidence).equations();
  }

  private List<Equation> equations() {
    evidence.product().orders().forEach(this::known);
    evidence.ledger().stream()
        .filter(entry -> !evidence.ordersAtP().containsKey(entry.orderId()))
        .filter(Transaction::holdsMoney)
        .forEach(this::newer);
    return List.of(
        captures.of(
            "captures",
            "%s captured of %d orders = %s of %d COMPLETED orders (apart: %s of %d newer)"
                .formatted(
                    Cents.text(capturedCents),
                    capturedOrders,
                    Cents.text(completedCents),
                    completedOrders,
                    Cents.text(apartCents),
                    apartOrders)),
        authorizations.of(
            "authorizations",
            "none is open of %d orders that were declined or refused".formatted(closedOrders)));
  }

  private void known(Order order) {
    Transaction entry = ledger.get(order.id());
    if (order.stage() == Stage.COMPLETED && order.isFinal()) {
      completed(order, entry);
    } else if (order.isFinal() || order.stage() == Stage.REFUSED) {
      closed(order, entry);
    } else if (entry != null && entry.state() == Transaction.State.CAPTURED) {
      apart(entry);
    }
  }

  private void completed(Order order, @Nullable Transaction entry) {
    completedOrders++;
    completedCents += order.totalCents();
    if (entry != null && entry.state() == Transaction.State.CAPTURED) {
      capturedOrders++;
      capturedCents += entry.amountCents();
      if (entry.amountCents() == order.totalCents()) {
        return;
      }
    }
    captures.add(
        "order %s is COMPLETED with %s, but the ledger has %s"
            .formatted(
                order.id(), Cents.text(order.totalCents()), entry == null ? "nothing" : entry));
  }

  /// DECLINED for good, or never an order.
  private void closed(Order order, @Nullable Transaction entry) {
    closedOrders++;
    if (entry == null) {
      return;
    }
    if (entry.state() == Transaction.State.CAPTURED) {
      capturedOrders++;
      capturedCents += entry.amountCents();
      captures.add(
          "order %s is %s, but the ledger has %s".formatted(order.id(), order.stage(), entry));
    } else if (entry.state() == Transaction.State.AUTHORIZED) {
      authorizations.add(
          "order %s is %s, but the ledger has %s".formatted(order.id(), order.stage(), entry));
    }
  }

  /// An order is authorized only once it is PLACED, so at O there is an outcome, and it is no
  /// refusal.
  private void newer(Transaction entry) {
    Order order = evidence.askedAgain().get(entry.orderId());
    Differences differences =
        entry.state() == Transaction.State.CAPTURED ? captures : authorizations;
    if (order == null) {
      differences.add(
          "the ledger has %s, but there is no order %s".formatted(entry, entry.orderId()));
    } else if (order.stage() == Stage.REFUSED) {
      differences.add(
          "order %s is REFUSED, but the ledger has %s".formatted(entry.orderId(), entry));
    } else if (entry.state() == Transaction.State.CAPTURED) {
      apart(entry);
    }
  }

  private void apart(Transaction entry) {
    apartOrders++;
    apartCents += entry.amountCents();
  }
}
