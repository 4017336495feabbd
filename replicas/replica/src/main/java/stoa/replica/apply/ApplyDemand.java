package stoa.replica.apply;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Whether somebody waits for what this member applies.
///
/// A transaction costs almost the same for one command as for fifty, and in a group of five most
/// members apply what nobody asks them for. Such a member gathers for [#GATHER_MILLIS] before it
/// applies; the first caller or reader ends that at once, so nobody ever waits for it. One that is
/// turned away again ends it too: callers who look for a leader are a sign that this member may
/// become it, and what waits behind the gathering is then wanted.
@Singleton
public final class ApplyDemand {
  /// How long a member that nobody waits for gathers, in milliseconds. It is what the first reader
  /// after a quiet time, or a new leader, may find not yet applied; that is applied in one
  /// transaction, of [#GATHERED_COMMANDS] at most.
  static final long GATHER_MILLIS = 1_000;

  /// Commands that are worth a transaction of their own in any case: a member that catches up does
  /// not pause between its batches.
  static final int GATHERED_COMMANDS = 128;

  private final long gatherNanos;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong arrivals = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();

  @Inject
  public ApplyDemand() {
    this(GATHER_MILLIS);
  }

  ApplyDemand(long gatherMillis) {
    this.gatherNanos = TimeUnit.MILLISECONDS.toNanos(gatherMillis);
  }

  /// Somebody begins to wait. Call [#ended()] in any case.
  public void began() {
    arrivals.incrementAndGet();
    if (waiting.getAndIncrement() == 0) {
      lock.lock();
      try {
        wanted.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /// Somebody has stopped waiting.
  public void ended() {
    waiting.decrementAndGet();
  }

  /// Returns when it is time to apply.
  ///
  /// @param commands that are there to be applied
  void gather(int commands) {
    if (commands >= GATHERED_COMMANDS) {
      return;
    }
    long left = gatherNanos;
    long before = arrivals.get();
    lock.lock();
    try {
      while (waiting.get() == 0 && arrivals.get() == before && left > 0) {
        left = wanted.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// Whether somebody gathers now.
  boolean isGathering() {
    lock.lock();
    try {
      return lock.hasWaiters(wanted);
    } finally {
      lock.unlock();
    }
  }
}
