package stoa.cli.admin.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What is no difference, but worth knowing.
///
/// @param orders their ids and stages, in the order of decision
public record Apart(String what, List<String> orders) {
  public Apart {
    orders = List.copyOf(orders);
  }

  static List<Apart> of(Evidence evidence) {
    List<Apart> apart = new ArrayList<>();
    add(apart, "not acknowledged yet", evidence, Order::isUnderWay);
    add(
        apart,
        "purchase of an account that the customer group does not know",
        evidence,
        order -> order.stage() == Stage.COMPLETED && !evidence.isAccount(order.buyerId()));
    return apart;
  }

  private static void add(
      List<Apart> apart, String what, Evidence evidence, Predicate<Order> meant) {
    List<String> orders =
        evidence.product().orders().stream()
            .filter(meant)
            .map(order -> order.id() + " " + order.stage())
            .toList();
    if (!orders.isEmpty()) {
      apart.add(new Apart(what, orders));
    }
  }
}
