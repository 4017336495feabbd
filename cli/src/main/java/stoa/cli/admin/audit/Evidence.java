package stoa.cli.admin.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that an audit knows when it judges. Read in this order, while the system goes on:
///
/// ```
///  P            L           C            O                        W
///  product ──▶ ledger ──▶ customer ──▶ orders asked again ──▶ refusals watched
/// ```
///
/// Each reading reflects everything acknowledged before it began. So what the product group calls
/// final at P is at its end in the ledger at L and in the customer group at C, because an order's
/// last messages are acknowledged before the product group is told that they are. What is newer
/// than P at L or C is judged by its outcome at O: an authorization and a closed record both follow
/// an outcome, which is therefore there at O.
///
/// @param ledger at L
/// @param customer at C
/// @param askedAgain at O, of [#questions]: those that have an outcome
/// @param stillOpen at W, of [#openRefusals]: those whose record stayed open as long as the audit
///   had patience
record Evidence(
    ProductBooks product,
    List<Transaction> ledger,
    CustomerBooks customer,
    Map<String, Order> ordersAtP,
    Map<String, Checkout> checkoutsAtC,
    Map<String, Order> askedAgain,
    Set<String> stillOpen) {

  static Evidence of(ProductBooks product, List<Transaction> ledger, CustomerBooks customer) {
    return new Evidence(
        product, ledger, customer, product.byId(), customer.checkoutsById(), Map.of(), Set.of());
  }

  Evidence withAnswers(Collection<Order> orders) {
    Map<String, Order> again = HashMap.newHashMap(orders.size());
    orders.forEach(order -> again.put(order.id(), order));
    return new Evidence(
        product, ledger, customer, ordersAtP, checkoutsAtC, Map.copyOf(again), stillOpen);
  }

  Evidence withStillOpen(Set<String> orderIds) {
    return new Evidence(
        product, ledger, customer, ordersAtP, checkoutsAtC, askedAgain, Set.copyOf(orderIds));
  }

  /// The orders whose outcome must be asked again: those newer than P that have money in the
  /// ledger, and those that were open or unknown at P and whose record is closed at C, because only
  /// the outcome tells a recorded purchase from one that came to nothing.
  Set<String> questions() {
    Set<String> questions = new LinkedHashSet<>();
    for (Transaction transaction : ledger) {
      if (transaction.holdsMoney() && !ordersAtP.containsKey(transaction.orderId())) {
        questions.add(transaction.orderId());
      }
    }
    for (Checkout checkout : customer.checkouts()) {
      Order atP = ordersAtP.get(checkout.orderId());
      if (checkout.closed() && (atP == null || atP.stage() == Stage.PLACED)) {
        questions.add(checkout.orderId());
      }
    }
    return questions;
  }

  /// Purchases that were REFUSED at P and whose record is open at C. The Close is on its way:
  /// whoever refused sends it next, and the executor does when that one died. The product group
  /// does not wait for it, so only the record can tell that it came.
  Set<String> openRefusals() {
    Set<String> open = new LinkedHashSet<>();
    for (Checkout checkout : customer.checkouts()) {
      Order atP = ordersAtP.get(checkout.orderId());
      if (!checkout.closed() && atP != null && atP.stage() == Stage.REFUSED) {
        open.add(checkout.orderId());
      }
    }
    return open;
  }

  /// The latest outcome known.
  Optional<Order> latest(String orderId) {
    Order again = askedAgain.get(orderId);
    return Optional.ofNullable(again == null ? ordersAtP.get(orderId) : again);
  }

  boolean isAccount(long accountId) {
    return customer.purchasedByAccount().containsKey(accountId);
  }
}
