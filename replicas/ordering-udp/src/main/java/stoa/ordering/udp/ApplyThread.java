package stoa.ordering.udp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.Command;
import stoa.ordering.DeliveredState;
import stoa.ordering.Effect;
import stoa.ordering.JournalRecord;
import stoa.ordering.udp.wire.RecordCodec;

/// Hands what is delivered to the listener, on a thread of its own, in the largest batches there
/// are. The queue is bounded by the protocol, which delivers no more than `Limits.unappliedNumbers`
/// beyond what was reported as applied.
final class ApplyThread {
  /// At most so many numbers in a batch.
  private static final int BATCH_NUMBERS = 1024;

  /// At most so many commands in a batch, unless a single number has more.
  private static final int BATCH_COMMANDS = 2048;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Logger log = LoggerFactory.getLogger(ApplyThread.class);

  /// A number with commands, and the void ones just before it.
  record Ordered(List<Effect.Skip> skipped, Effect.Deliver delivery) {
    Ordered {
      skipped = List.copyOf(skipped);
    }

    Delivered delivered() {
      return new Delivered(
          delivery.number(), delivery.commands().stream().map(Command::bytes).toList());
    }
  }

  private final DeliveryListener listener;
  private final DeliveredState state;
  private final RecordCodec codec;
  private final LongConsumer appliedEnd;
  private final HaltListener halt;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Ordered> queue = new ArrayDeque<>();
  private boolean closing;

  /// @param state that in which this life begins
  ApplyThread(
      DeliveryListener listener,
      DeliveredState state,
      RecordCodec codec,
      LongConsumer appliedEnd,
      HaltListener halt,
      String name) {
    this.listener = listener;
    this.state = state;
    this.codec = codec;
    this.appliedEnd = appliedEnd;
    this.halt = halt;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void deliver(List<Ordered> delivered) {
    lock.lock();
    try {
      queue.addAll(delivered);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Numbers that wait for the listener.
  int waitingNumbers() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /// Lets the listener finish its batch; what still waits is delivered again in the next life.
  ///
  /// @return whether the listener has finished
  boolean close() throws InterruptedException {
    lock.lock();
    try {
      closing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    boolean another = !Thread.currentThread().equals(thread);
    if (another && thread.isAlive() && !thread.join(CLOSE_TIMEOUT)) {
      log.error("a batch was not applied within {}", CLOSE_TIMEOUT);
      return false;
    }
    return another;
  }

  private void run() {
    try {
      for (List<Ordered> batch = take(); !batch.isEmpty(); batch = take()) {
        apply(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      halt.halted("a delivered batch could not be applied", e);
    }
  }

  private void apply(List<Ordered> batch) {
    for (Ordered ordered : batch) {
      ordered.skipped.forEach(state::skipped);
      state.delivered(ordered.delivery);
    }
    JournalRecord.Base base = state.base();
    listener.delivered(batch.stream().map(Ordered::delivered).toList(), codec.encode(base));
    appliedEnd.accept(base.start());
  }

  private List<Ordered> take() throws InterruptedException {
    lock.lock();
    try {
      while (queue.isEmpty() && !closing) {
        changed.await();
      }
      List<Ordered> batch = new ArrayList<>();
      int commands = 0;
      while (!closing
          && !queue.isEmpty()
          && batch.size() < BATCH_NUMBERS
          && commands < BATCH_COMMANDS) {
        Ordered next = queue.remove();
        commands += next.delivery.commands().size();
        batch.add(next);
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
