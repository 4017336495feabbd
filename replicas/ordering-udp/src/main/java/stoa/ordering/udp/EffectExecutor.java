package stoa.ordering.udp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.Effect;
import stoa.ordering.JournalRecord;
import stoa.ordering.Message;
import stoa.ordering.ViewRecord;

/// Does what the protocol says, in its order. Messages, deliveries and answers gather until
/// [#flush()], so that those of one turn of the loop go together. Nothing waits for the disk: what
/// has to, the protocol itself says later. Used by the loop's thread.
final class EffectExecutor {
  private static final Logger log = LoggerFactory.getLogger(EffectExecutor.class);

  private final DatagramTransport transport;
  private final JournalOutput journal;
  private final JournalReads reads;
  private final Callers callers;
  private final ApplyThread apply;
  private final SequencerMetrics metrics;
  private final Consumer<LifeEnd> lifeEnd;
  private final HaltListener halt;
  private final List<ApplyThread.Ordered> delivered = new ArrayList<>();
  private final List<Effect.Skip> skipped = new ArrayList<>();
  private boolean active;

  EffectExecutor(
      DatagramTransport transport,
      JournalOutput journal,
      JournalReads reads,
      Callers callers,
      ApplyThread apply,
      SequencerMetrics metrics,
      Consumer<LifeEnd> lifeEnd,
      HaltListener halt) {
    this.transport = transport;
    this.journal = journal;
    this.reads = reads;
    this.callers = callers;
    this.apply = apply;
    this.metrics = metrics;
    this.lifeEnd = lifeEnd;
    this.halt = halt;
  }

  void carryOut(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send send -> send(send);
        case Effect.Broadcast broadcast -> transport.broadcast(broadcast.message());
        case Effect.Append append -> append(append.record(), append.token());
        case Effect.Deliver deliver -> deliver(deliver);
        case Effect.Skip skip -> skip(skip);
        case Effect.Accepted accepted -> callers.accepted(accepted);
        case Effect.BarrierReached reached -> callers.barrierReached(reached);
        case Effect.Rejected rejected -> callers.rejected(rejected);
        case Effect.ReadJournal read ->
            reads.read(read.asker(), journal.find(read.from(), read.end()));
        case Effect.ViewAdopted adopted -> viewAdopted(adopted.view());
        case Effect.NeedSnapshot need -> lifeEnd.accept(new LifeEnd.NeedSnapshot(need.source()));
        case Effect.StartAgain again ->
            lifeEnd.accept(new LifeEnd.StartAgain(again.aboveIncarnation()));
        case Effect.Halt broken -> halt.halted("broken invariant: " + broken.reason(), null);
      }
    }
    journal.cut();
  }

  /// Sends the messages, gives the answers, hands over the deliveries.
  void flush() {
    transport.flush();
    callers
        .flush(); // Before the listener, which nobody waits for here, competes for the processor.
    if (!delivered.isEmpty()) {
      apply.deliver(delivered);
      delivered.clear();
    }
  }

  /// Whether something other than heartbeats has happened since the last call.
  boolean takeActive() {
    boolean taken = active;
    active = false;
    return taken;
  }

  private void send(Effect.Send send) {
    if (send.message() instanceof Message.RetransmitRequest) {
      metrics.retransmitAsked.increment();
    }
    transport.send(send.to(), send.message());
  }

  private void append(JournalRecord record, long token) {
    active = true;
    journal.append(record, token);
    if (record instanceof JournalRecord.Entry entry) {
      callers.numbered(entry.request());
    }
  }

  private void deliver(Effect.Deliver deliver) {
    active = true;
    delivered.add(new ApplyThread.Ordered(skipped, deliver));
    skipped.clear();
    callers.delivered(deliver.request(), deliver.number());
  }

  private void skip(Effect.Skip skip) {
    active = true;
    skipped.add(skip);
    metrics.voidNumbers.increment();
  }

  private void viewAdopted(ViewRecord view) {
    active = true;
    metrics.viewChanges.increment();
    log.info(
        "view {} with members {} from number {} on", view.epoch(), view.members(), view.base());
  }
}
