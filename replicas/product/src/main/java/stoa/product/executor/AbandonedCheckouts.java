package stoa.product.executor;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.client.GroupCallException;
import stoa.product.row.OutcomeRow;
import stoa.proto.customer.v1.AbandonedCheckout;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.RefuseOrder;
import stoa.proto.product.v1.RefuseReason;

/// Gives carts back whose function died: a checkout that nobody went on with is refused, unless the
/// order id has an outcome, and closed where it is refused, now or before. An order in the making
/// keeps its cart; its own end gives it back.
final class AbandonedCheckouts {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedCheckouts.class);

  private final CustomerRecords customers;
  private final OrderLog log;
  private final Function<List<String>, Map<String, OutcomeRow>> outcomes;

  /// @param outcomes those of the order ids that have any, as they are applied here
  AbandonedCheckouts(
      CustomerRecords customers,
      OrderLog log,
      Function<List<String>, Map<String, OutcomeRow>> outcomes) {
    this.customers = customers;
    this.log = log;
    this.outcomes = outcomes;
  }

  /// Looks once. What fails is left for the next look.
  void look() {
    try {
      List<AbandonedCheckout> abandoned = customers.abandoned();
      if (!abandoned.isEmpty()) {
        var known = outcomes.apply(abandoned.stream().map(AbandonedCheckout::getOrderId).toList());
        abandoned.forEach(checkout -> giveBack(checkout, known));
      }
    } catch (GroupCallException | NotRecordedException e) {
      LOG.info("abandoned checkouts are left for the next look: {}", e.getMessage());
    }
  }

  private void giveBack(AbandonedCheckout checkout, Map<String, OutcomeRow> known) {
    OutcomeRow outcome = known.get(checkout.getOrderId());
    boolean refused = outcome == null ? refuse(checkout).hasRefused() : outcome.isRefused();
    if (refused) {
      boolean closed = customers.closeRefused(checkout.getOrderId());
      LOG.info("Checkout {} was abandoned; closed: {}", checkout.getOrderId(), closed);
    }
  }

  private OrderOutcome refuse(AbandonedCheckout checkout) {
    return log.submit(
        ProductOperation.newBuilder()
            .setRefuseOrder(
                RefuseOrder.newBuilder()
                    .setOrderId(checkout.getOrderId())
                    .setBuyerId(checkout.getBuyerId())
                    .setFingerprint(checkout.getFingerprint())
                    .setReason(RefuseReason.REFUSE_REASON_ABANDONED)));
  }
}
