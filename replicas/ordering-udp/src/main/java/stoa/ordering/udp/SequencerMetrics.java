package stoa.ordering.udp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import stoa.ordering.udp.datagram.Refusal;

/// What a member shows of its ordering. All names begin with `stoa.sequencer.`.
///
/// | name | what |
/// |---|---|
/// | `turn` | from taking a request to its having a number, own requests |
/// | `delivery` | from taking a request to its delivery, own requests |
/// | `force` | writing and forcing one group of journal records |
/// | `force.records` | records in such a group |
/// | `request.commands` | commands in one request |
/// | `retransmit.asked`, `retransmit.answered` | questions for missing messages, out and in |
/// | `datagrams.sent`, `.received`, `.unsent` | unsent: the socket's buffer was full |
/// | `datagrams.refused` | by `reason` |
/// | `held.lag` | numbers known to be assigned and not yet forced here |
/// | `delivered.lag` | numbers known to be assigned and not yet stable and delivered here |
/// | `applied.lag` | numbers with commands delivered and not yet applied here |
/// | `slowest.lag` | numbers held here and not known to be held by every member |
/// | `queue.commands`, `queue.journal.bytes` | what waits |
/// | `requests.unassigned` | requests of all members that wait for a number |
/// | `view.changes` | views adopted by this process |
/// | `view.wishes` | how often this member wanted another view; the log says why |
/// | `numbers.void` | numbers that were skipped because their owner had no turns |
/// | `snapshots.installed` | by this process, to catch up |
/// | `epoch`, `promise` | of the view, and the highest one promised |
/// | `view.members`, `turns` | how many take turns, and whether this member does |
/// | `members.heard` | others that have lately spoken |
final class SequencerMetrics {
  private static final String PREFIX = "stoa.sequencer.";

  private final MeterRegistry registry;
  private final Timer turn;
  private final Timer delivery;
  private final Timer force;
  private final DistributionSummary forceRecords;
  private final DistributionSummary requestCommands;
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
  final Counter retransmitAsked;
  final Counter retransmitAnswered;
  final Counter viewChanges;
  final Counter viewWishes;
  final Counter voidNumbers;
  final Counter snapshotsInstalled;
  final Counter datagramsSent;
  final Counter datagramsReceived;
  final Counter datagramsUnsent;

  SequencerMetrics(MeterRegistry registry) {
    this.registry = registry;
    turn = Timer.builder(PREFIX + "turn").register(registry);
    delivery = Timer.builder(PREFIX + "delivery").register(registry);
    force = Timer.builder(PREFIX + "force").register(registry);
    forceRecords = DistributionSummary.builder(PREFIX + "force.records").register(registry);
    requestCommands = DistributionSummary.builder(PREFIX + "request.commands").register(registry);
    retransmitAsked = registry.counter(PREFIX + "retransmit.asked");
    retransmitAnswered = registry.counter(PREFIX + "retransmit.answered");
    viewChanges = registry.counter(PREFIX + "view.changes");
    viewWishes = registry.counter(PREFIX + "view.wishes");
    voidNumbers = registry.counter(PREFIX + "numbers.void");
    snapshotsInstalled = registry.counter(PREFIX + "snapshots.installed");
    datagramsSent = registry.counter(PREFIX + "datagrams.sent");
    datagramsReceived = registry.counter(PREFIX + "datagrams.received");
    datagramsUnsent = registry.counter(PREFIX + "datagrams.unsent");
    for (Refusal why : Refusal.values()) {
      refused.put(why, registry.counter(PREFIX + "datagrams.refused", "reason", why.label()));
    }
  }

  void refused(Refusal why) {
    Objects.requireNonNull(refused.get(why)).increment();
  }

  void turn(long nanos) {
    turn.record(nanos, TimeUnit.NANOSECONDS);
  }

  void delivery(long nanos) {
    delivery.record(nanos, TimeUnit.NANOSECONDS);
  }

  void forced(int records, long nanos) {
    force.record(nanos, TimeUnit.NANOSECONDS);
    forceRecords.record(records);
  }

  void request(int commands) {
    requestCommands.record(commands);
  }

  /// Registers what is read from the status whenever someone looks.
  void watch(Supplier<NodeStatus> status) {
    gauge("held.lag", status, s -> s.member().seenEnd() - s.member().heldEnd());
    gauge("delivered.lag", status, s -> s.member().seenEnd() - s.member().deliveredEnd());
    gauge("applied.lag", status, NodeStatus::unappliedNumbers);
    gauge("slowest.lag", status, s -> s.member().heldEnd() - s.member().slowestHeldEnd());
    gauge("queue.commands", status, NodeStatus::waitingCommands);
    gauge("queue.journal.bytes", status, NodeStatus::unforcedBytes);
    gauge("requests.unassigned", status, s -> s.member().unassignedRequests());
    gauge("epoch", status, s -> s.member().logEpoch());
    gauge("promise", status, s -> s.member().promise());
    gauge("view.members", status, s -> s.member().view().members().size());
    gauge("turns", status, s -> s.member().hasTurns() ? 1 : 0);
    gauge("members.heard", status, s -> s.member().membersHeard());
  }

  private void gauge(String name, Supplier<NodeStatus> status, ToDoubleFunction<NodeStatus> value) {
    Gauge.builder(PREFIX + name, () -> value.applyAsDouble(status.get()))
        .strongReference(true)
        .register(registry);
  }
}
