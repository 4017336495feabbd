package stoa.product.executor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.product.log.Leadership;
import stoa.product.row.OrderStage;
import stoa.product.row.OutcomeRow;
import stoa.product.state.OutcomeChanges;
import stoa.replica.service.ReplicaPart;

/// Drives orders while this member leads: one [LeaderTerm] for each term of its own.
///
/// On a member that does not lead it has nothing to do but to be ready ([Priming]).
@Singleton
public final class OrderExecutor implements ReplicaPart {
  private static final Logger LOG = LoggerFactory.getLogger(OrderExecutor.class);

  private final Leadership leadership;
  private final OutcomeChanges changes;
  private final TermParts parts;
  private final Priming priming;
  private volatile Optional<LeaderTerm> leading = Optional.empty();
  private volatile boolean stopped;

  OrderExecutor(
      Leadership leadership,
      OutcomeChanges changes,
      TermParts parts,
      Priming priming,
      MeterRegistry meters) {
    this.leadership = leadership;
    this.changes = changes;
    this.parts = parts;
    this.priming = priming;
    gauge(meters, "window", "orders that may be under way at once", LeaderTerm::window);
    gauge(meters, "under.way", "orders under way", LeaderTerm::underWay);
    gauge(meters, "waiting", "orders that wait for their turn", LeaderTerm::waiting);
  }

  private void gauge(
      MeterRegistry meters, String name, String description, ToDoubleFunction<LeaderTerm> value) {
    Gauge.builder(
            "stoa.executor." + name,
            this,
            executor -> executor.leading.map(value::applyAsDouble).orElse(0.0))
        .description(description + "; 0 on a member that does not lead")
        .register(meters);
  }

  @Override
  public void start() {
    priming.begin();
    leadership.watch(this::follow);
    changes.watch(this::take);
  }

  /// On the apply thread, as [#take] is: whatever is applied after the term's first look at the
  /// database is taken here, and whatever was before is found there.
  private synchronized void follow() {
    end();
    if (leadership.term().isPresent() && !stopped) {
      var term = new LeaderTerm(parts, leadership.term().getAsLong());
      leading = Optional.of(term);
      term.begin();
      priming.hurry();
      LOG.info("driving orders in term {}", leadership.term().getAsLong());
    }
  }

  private void end() {
    leading.ifPresent(LeaderTerm::end);
    leading = Optional.empty();
  }

  private void take(List<OutcomeRow> changed) {
    leading.ifPresent(term -> {
      var placed = changed.stream().filter(row -> row.stage() == OrderStage.PLACED).toList();
      if (!placed.isEmpty()) {
        term.take(placed);
      }
    });
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    end();
  }
}
