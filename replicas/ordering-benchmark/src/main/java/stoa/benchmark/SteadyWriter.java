package stoa.benchmark;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One client that writes all the time. While a member does not answer it waits; when the member
/// dies or refuses, it repeats the same command at the next one.
final class SteadyWriter implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int COMMAND_BYTES = 256;

  private final GroupProcesses group;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile int member;
  private long acknowledgedAtNanos = System.nanoTime();
  private long longestNanos;
  private long writes;

  SteadyWriter(GroupProcesses group) {
    this.group = group;
    this.thread = Thread.ofPlatform().daemon().name("steady-writer").start(this::write);
  }

  /// The member that it uses now.
  int member() {
    return member;
  }

  /// The longest time between two acknowledgements since this was last asked; one that goes on
  /// counts.
  synchronized double takeLongestGapMillis() {
    long now = System.nanoTime();
    long longest = Math.max(longestNanos, now - acknowledgedAtNanos);
    longestNanos = 0;
    return longest / 1e6;
  }

  synchronized long writes() {
    return writes;
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    while (!stopping) {
      while (!stopping && !isAcknowledged()) {
        member = (member + 1) % group.size();
      }
      acknowledged();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isAcknowledged() {
    try {
      String answer = group.member(member).call("write " + COMMAND_BYTES).join();
      return !answer.startsWith("refused");
    } catch (CompletionException e) {
      return false;
    }
  }

  private synchronized void acknowledged() {
    long now = System.nanoTime();
    longestNanos = Math.max(longestNanos, now - acknowledgedAtNanos);
    acknowledgedAtNanos = now;
    writes++;
  }
}
