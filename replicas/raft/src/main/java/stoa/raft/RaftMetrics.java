package stoa.raft;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import stoa.raft.transport.TransportCounters;
import stoa.replica.log.LogStatus.Role;

/// A member's Raft figures for Prometheus, all beginning with `stoa_raft_`.
public final class RaftMetrics implements MeterBinder {
  private final RaftLog log;

  /// @param log asked anew at each scrape; costs no message
  public RaftMetrics(RaftLog log) {
    this.log = log;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "term", "Raft's term", raft -> raft.status().termOrEpoch());
    gauge(
        registry,
        "committed.position",
        "last position known to be committed",
        raft -> raft.status().committedPosition());
    gauge(
        registry,
        "leading",
        "1 at the leader",
        raft -> raft.status().role() == Role.LEADER ? 1 : 0);
    gauge(
        registry,
        "serving",
        "1 while commands or barriers can succeed",
        raft -> raft.status().serving() ? 1 : 0);
    gauge(registry, "members", "members that vote", raft -> raft.status().members().size());
    gauge(
        registry,
        "commands.waiting",
        "commands that wait for a log entry",
        RaftLog::waitingCommands);
    gauge(
        registry, "snapshot.position", "position of the last snapshot", RaftLog::snapshotPosition);
    FunctionTimer.builder(
            "stoa.raft.force", log.forces(), LogForces::count, LogForces::seconds, TimeUnit.SECONDS)
        .description("appends to the log, each with its force to the disk")
        .register(registry);
    transport(registry, log.transport().counters());
  }

  private static void transport(MeterRegistry registry, TransportCounters counters) {
    count(registry, counters, "frames.sent", TransportCounters::framesSent);
    count(registry, counters, "frames.received", TransportCounters::framesReceived);
    count(registry, counters, "frames.refused", TransportCounters::framesRefused);
    count(registry, counters, "calls.refused", TransportCounters::callsRefused);
    count(registry, counters, "calls.timed.out", TransportCounters::callsTimedOut);
    count(registry, counters, "streams.broken", TransportCounters::streamsBroken);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<RaftLog> value) {
    Gauge.builder("stoa.raft." + name, log, value).description(description).register(registry);
  }

  private static void count(
      MeterRegistry registry,
      TransportCounters counters,
      String name,
      ToDoubleFunction<TransportCounters> value) {
    FunctionCounter.builder("stoa.raft." + name, counters, value).register(registry);
  }
}
