package stoa.ordering.udp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stoa.ordering.Command;
import stoa.ordering.Effect;
import stoa.ordering.JournalRecord;
import stoa.ordering.Message;
import stoa.ordering.udp.journal.JournalThread;
import stoa.ordering.udp.wire.RecordCodec;

/// Does what the protocol says, in its order. Messages, deliveries and answers gather until
/// [#flush()], so that those of one turn of the loop go together. Used by the loop's thread.
final class EffectExecutor {
  private final DatagramTransport transport;
  private final JournalThread journal;
  private final RecordCodec codec;
  private final JournalCutter cutter;
  private final OpenRequests open;
  private final ApplyThread apply;
  private final Answers answers;
  private final SequencerMetrics metrics;
  private final HaltListener halt;
  private final List<Delivered> delivered = new ArrayList<>();
  private boolean active;

  EffectExecutor(
      DatagramTransport transport,
      JournalThread journal,
      RecordCodec codec,
      JournalCutter cutter,
      OpenRequests open,
      ApplyThread apply,
      Answers answers,
      SequencerMetrics metrics,
      HaltListener halt) {
    this.transport = transport;
    this.journal = journal;
    this.codec = codec;
    this.cutter = cutter;
    this.open = open;
    this.apply = apply;
    this.answers = answers;
    this.metrics = metrics;
    this.halt = halt;
  }

  void carryOut(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send send -> send(send);
        case Effect.Broadcast broadcast -> transport.broadcast(broadcast.message());
        case Effect.Append append -> append(append.record(), append.token());
        case Effect.Deliver deliver -> deliver(deliver);
        case Effect.Accepted accepted -> open.accepted(accepted.handle(), accepted.request());
        case Effect.BarrierReached reached ->
            open.takeHandle(reached.handle())
                .forEach(future -> answers.complete(future, reached.end() - 1));
        case Effect.Rejected rejected -> reject(rejected);
        case Effect.Halt broken -> halt.halted("broken invariant: " + broken.reason(), null);
      }
    }
    if (cutter.takeMoved()) {
      journal.cutBelow(cutter.cutIndex());
    }
  }

  /// Sends the messages, hands over the deliveries, gives the answers.
  void flush() {
    transport.flush();
    if (!delivered.isEmpty()) {
      apply.deliver(delivered);
      delivered.clear();
    }
    answers.flush();
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
    long index = journal.append(codec.encode(record), token);
    cutter.saw(index, record);
    if (record instanceof JournalRecord.Entry entry) {
      open.numbered(entry.request());
      long ageNanos = open.ageNanos(entry.request());
      if (ageNanos >= 0) {
        metrics.turn(ageNanos);
      }
    }
  }

  private void deliver(Effect.Deliver deliver) {
    active = true;
    long ageNanos = open.ageNanos(deliver.request());
    if (ageNanos >= 0) {
      metrics.delivery(ageNanos);
    }
    delivered.add(
        new Delivered(deliver.number(), deliver.commands().stream().map(Command::bytes).toList()));
    open.delivered(deliver.request()).forEach(future -> answers.complete(future, deliver.number()));
  }

  private void reject(Effect.Rejected rejected) {
    RefusedException.Reason reason =
        switch (rejected.reason()) {
          case TOO_MANY_REQUESTS, TOO_MANY_BARRIERS -> RefusedException.Reason.OVERLOADED;
          case BAD_SIZE -> RefusedException.Reason.BAD_SIZE;
          case UNAVAILABLE -> RefusedException.Reason.UNAVAILABLE;
        };
    for (CompletableFuture<Long> future : open.takeHandle(rejected.handle())) {
      answers.fail(future, new RefusedException(reason, "refused: " + rejected.reason()));
    }
  }
}
