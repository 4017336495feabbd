package stoa.cli.admin.audit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.AdminMember;
import stoa.proto.admin.v1.LostOrder;
import stoa.proto.admin.v1.LostOrderServiceGrpc;
import stoa.proto.admin.v1.RefuseLostOrdersRequest;

/// The end of a restore: money that no order stands for is given back, and everything that was
/// decided since the backup began is told again.
///
/// The ledger is the youngest part of a backup, so it may hold authorizations and captures of
/// orders that the product group does not know. Each such order id is refused in the product group
/// first, where the first outcome wins: a purchase that is repeated at this moment finds it, or
/// stays. Only the money of a refused one is given back. So this is right at any time, in a system
/// that goes on, and may be repeated after any failure.
public final class Settlement {
  private static final long FIRST_POLL_MILLIS = 500;
  private static final long LAST_POLL_MILLIS = 5_000;

  private final AdminGroup product;
  private final PaymentOperations payment;
  private final LiveSource source;
  private final Duration limit;

  /// What was done.
  ///
  /// @param voided orders whose authorization was given back
  /// @param refunded orders whose capture was given back
  /// @param waiting orders whose messages are not acknowledged yet; 0 unless the limit was over
  public record Report(List<String> voided, List<String> refunded, int waiting) {
    public Report {
      voided = List.copyOf(voided);
      refunded = List.copyOf(refunded);
    }
  }

  private Settlement(
      AdminGroup product, PaymentOperations payment, LiveSource source, Duration limit) {
    this.product = product;
    this.payment = payment;
    this.source = source;
    this.limit = limit;
  }

  /// @param limit for giving back, and for waiting
  /// @param said is told what goes on
  /// @throws CommandFailure when the system does not answer; the settlement is to be repeated
  public static Report of(
      AdminGroup product,
      AdminGroup customer,
      URI paymentOperations,
      Duration limit,
      Consumer<String> said) {
    try (var payment = new PaymentOperations(paymentOperations, limit)) {
      var source = new LiveSource(product, customer, payment, limit);
      return new Settlement(product, payment, source, limit).run(said);
    }
  }

  private Report run(Consumer<String> said) {
    Map<String, Transaction.State> money = new HashMap<>();
    for (Transaction entry : source.ledger()) {
      if (entry.holdsMoney()) {
        money.put(entry.orderId(), entry.state());
      }
    }
    List<String> voided = new ArrayList<>();
    List<String> refunded = new ArrayList<>();
    for (String orderId : withoutOrder(List.copyOf(money.keySet()))) {
      String state = payment.giveBack(orderId);
      (money.get(orderId) == Transaction.State.CAPTURED ? refunded : voided).add(orderId);
      said.accept("order " + orderId + " is lost: " + state);
    }
    return new Report(voided, refunded, awaitAcknowledged(said));
  }

  /// Those that are no order, and never can become one.
  private List<String> withoutOrder(List<String> orderIds) {
    List<String> lost = new ArrayList<>();
    for (List<String> some : LiveSource.portions(orderIds)) {
      List<String> unknown = new ArrayList<>(some);
      source.orders(some).forEach(order -> unknown.remove(order.id()));
      refuse(unknown);
      source.orders(some).stream()
          .filter(order -> order.stage() == Stage.REFUSED)
          .forEach(order -> lost.add(order.id()));
    }
    return lost;
  }

  private void refuse(List<String> orderIds) {
    if (orderIds.isEmpty()) {
      return;
    }
    List<LostOrder> orders = source.lost(orderIds);
    var request = RefuseLostOrdersRequest.newBuilder().addAllOrders(orders).build();
    LiveSource.persist(() -> {
      AdminMember leader = product.leading();
      return leader.ask(channel ->
          LostOrderServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
              .refuseLostOrders(request));
    });
  }

  /// The executor tells everybody again; there is nothing to do but to look. What is placed or
  /// declined meanwhile is not waited for.
  private int awaitAcknowledged(Consumer<String> said) {
    long end = System.nanoTime() + limit.toNanos();
    long pause = FIRST_POLL_MILLIS;
    List<String> waiting = open(source.product().orders());
    while (!waiting.isEmpty() && System.nanoTime() < end) {
      said.accept(waiting.size() + " orders are told again");
      Audit.pause(pause);
      pause = Math.min(2 * pause, LAST_POLL_MILLIS);
      waiting = open(source.orders(waiting));
    }
    return waiting.size();
  }

  private static List<String> open(List<Order> orders) {
    return orders.stream()
        .filter(order -> order.isUnderWay() && order.stage() != Stage.PLACED)
        .map(Order::id)
        .toList();
  }
}
