package stoa.product.executor;

import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.proto.product.v1.OrderOutcome;

/// Brings one order as far as it goes.
final class OrderDriver {
  private static final Logger LOG = LoggerFactory.getLogger(OrderDriver.class);

  private final AuthorizeStep authorize;
  private final SettleStep settle;
  private final Function<String, OrderOutcome> read;

  /// @param read an order with its lines, as it is applied here
  OrderDriver(AuthorizeStep authorize, SettleStep settle, Function<String, OrderOutcome> read) {
    this.authorize = authorize;
    this.settle = settle;
    this.read = read;
  }

  /// How a pass over an order ended.
  sealed interface Pass {
    /// Nothing is left to do.
    record Finished() implements Pass {}

    /// To be gone on with after a rest of at least so long.
    record Rest(OpenOrder order, Duration atLeast) implements Pass {}

    /// The next leader goes on.
    record Over() implements Pass {}
  }

  Pass drive(OpenOrder begin) {
    OpenOrder now = begin;
    try {
      while (!isFinished(now)) {
        switch (step(now)) {
          case Progress.Moved(OpenOrder moved) -> now = moved;
          case Progress.Stuck(OpenOrder stuck, String why, Duration atLeast) -> {
            LOG.info("Order {} rests: {}", stuck.order().getOrderId(), why);
            return new Pass.Rest(stuck.failedAfter(begin), atLeast);
          }
        }
      }
      return new Pass.Finished();
    } catch (TermOverException e) {
      return new Pass.Over();
    } catch (NotRecordedException e) {
      LOG.info("Order {} rests: {}", now.order().getOrderId(), e.getMessage());
    } catch (RuntimeException e) { // Whatever it is must not lose the order.
      LOG.error("Order {} rests after an error", now.order().getOrderId(), e);
    }
    return new Pass.Rest(now.failedAfter(begin), Duration.ZERO);
  }

  private Progress step(OpenOrder open) {
    return switch (open.order().getState()) {
      case ORDER_STATE_PLACED -> authorize.run(open);
      case ORDER_STATE_PAID -> settle.complete(withLines(open));
      case ORDER_STATE_DECLINED -> settle.release(open);
      case ORDER_STATE_COMPLETED -> settle.completeAgain(withLines(open));
      case ORDER_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("no step from " + open.order().getState());
    };
  }

  /// A row that was found open has no lines; every record's result has.
  private OpenOrder withLines(OpenOrder open) {
    return open.order().getLinesCount() == 0
        ? open.at(read.apply(open.order().getOrderId()))
        : open;
  }

  private static boolean isFinished(OpenOrder open) {
    return !open.outcome().hasOrder() || open.order().getAcknowledged();
  }
}
