package stoa.product.executor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.client.GroupCallException;
import stoa.crash.CrashPoint;
import stoa.crash.CrashPoints;
import stoa.product.row.OutcomeRow;
import stoa.proto.customer.v1.AbandonedCheckout;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.RefuseOrder;
import stoa.proto.product.v1.RefuseReason;

/// Gives carts back whose function died: a checkout that nobody went on with is refused, unless the
/// order id has an outcome, and closed where it is refused, now or before. An order in the making
/// keeps its cart; its own end gives it back. Looked at by one thread at a time.
final class AbandonedCheckouts {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedCheckouts.class);

  /// Answers of the customer group that one look goes through.
  static final int MOST_PAGES = 10;

  private final CustomerRecords customers;
  private final OrderLog log;
  private final Function<List<String>, Map<String, OutcomeRow>> outcomes;
  private Optional<AbandonedCheckout> last = Optional.empty();

  /// @param outcomes those of the order ids that have any, as they are applied here
  AbandonedCheckouts(
      CustomerRecords customers,
      OrderLog log,
      Function<List<String>, Map<String, OutcomeRow>> outcomes) {
    this.customers = customers;
    this.log = log;
    this.outcomes = outcomes;
  }

  /// Looks once. What fails is left for the next look, which goes on where this one ended: open
  /// orders keep their checkouts for long while the payment service is away, and must not hide
  /// those behind them.
  void look() {
    try {
      for (int page = 0; page < MOST_PAGES; page++) {
        List<AbandonedCheckout> abandoned = customers.abandoned(last);
        last = Optional.empty();
        if (!abandoned.isEmpty()) {
          giveBack(abandoned);
        }
        if (abandoned.size() < CustomerRecords.MOST_ABANDONED) {
          return;
        }
        last = Optional.of(abandoned.getLast());
      }
    } catch (GroupCallException e) {
      LOG.info("abandoned checkouts are left for the next look: {}", e.getMessage());
    }
  }

  private void giveBack(List<AbandonedCheckout> abandoned) {
    var known = outcomes.apply(abandoned.stream().map(AbandonedCheckout::getOrderId).toList());
    for (AbandonedCheckout checkout : abandoned) {
      try {
        giveBack(checkout, known);
      } catch (NotRecordedException e) {
        LOG.info("Checkout {} is left for the next look: {}", checkout.getOrderId(), e.toString());
      }
    }
  }

  private void giveBack(AbandonedCheckout checkout, Map<String, OutcomeRow> known) {
    CrashPoints.reach(CrashPoint.EXECUTOR_ABANDONED_FOUND);
    OutcomeRow outcome = known.get(checkout.getOrderId());
    boolean refused = outcome == null ? refuse(checkout).hasRefused() : outcome.isRefused();
    if (refused) {
      CrashPoints.reach(CrashPoint.EXECUTOR_ABANDONED_REFUSED);
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
