package stoa.product.executor;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
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
  private final OrderMeters meters;
  private volatile Optional<LeaderTerm> leading = Optional.empty();
  private volatile boolean stopped;

  OrderExecutor(
      Leadership leadership,
      OutcomeChanges changes,
      TermParts parts,
      Priming priming,
      OrderMeters meters) {
    this.leadership = leadership;
    this.changes = changes;
    this.parts = parts;
    this.priming = priming;
    this.meters = meters;
  }

  @Override
  public void start() {
    meters.show(() -> leading);
    priming.begin();
    leadership.watch(this::follow);
    changes.watch(this::take);
    changes.watch(meters::count);
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
