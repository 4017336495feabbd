package stoa.product.executor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import stoa.product.row.OutcomeRow;

/// What is to be seen of orders from outside. The gauges are the leader's, and 0 on a member that
/// does not lead; the counters are of what a member has applied since it started, and so the same
/// on all.
@Singleton
class OrderMeters {
  private final MeterRegistry meters;
  private final Counter completed;
  private final Counter declined;

  OrderMeters(MeterRegistry meters) {
    this.meters = meters;
    this.completed = counter("stoa.orders.completed", "orders that are COMPLETED");
    this.declined =
        counter("stoa.orders.declined", "orders that are DECLINED, and their cart given back");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description + ", as applied here").register(meters);
  }

  /// @param leading the term in which this member leads, if it does
  void show(Supplier<Optional<LeaderTerm>> leading) {
    gauge(leading, "stoa.executor.window", "orders that may be under way", LeaderTerm::window);
    gauge(leading, "stoa.executor.under.way", "orders under way", LeaderTerm::underWay);
    gauge(leading, "stoa.orders.waiting", "orders waiting for their turn", LeaderTerm::waiting);
    gauge(
        leading,
        "stoa.orders.oldest.unrecorded.seconds",
        "how long ago the oldest order was placed whose end is not recorded everywhere",
        LeaderTerm::oldestAgeSeconds);
  }

  private void gauge(
      Supplier<Optional<LeaderTerm>> leading,
      String name,
      String description,
      ToDoubleFunction<LeaderTerm> value) {
    Gauge.builder(name, () -> leading.get().map(value::applyAsDouble).orElse(0.0))
        .description(description + "; 0 on a member that does not lead")
        .register(meters);
  }

  /// Counts the orders that a batch has brought to their end. An order is changed by no batch after
  /// that, and a batch that applies several of its steps tells of the last one.
  void count(List<OutcomeRow> changed) {
    for (OutcomeRow row : changed) {
      if (row.acknowledged()) {
        switch (row.stage()) {
          case COMPLETED -> completed.increment();
          case DECLINED -> declined.increment();
          case PLACED, PAID, REFUSED -> {}
        }
      }
    }
  }
}
