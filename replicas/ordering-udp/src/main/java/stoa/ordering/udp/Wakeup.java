package stoa.ordering.udp;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets the loop sleep on its socket and other threads end the sleep, at the cost of a system call
/// only when it does sleep.
final class Wakeup {
  private final Selector selector;
  private final AtomicBoolean asleep = new AtomicBoolean();

  Wakeup(Selector selector) {
    this.selector = selector;
  }

  /// From any thread, after leaving something that the loop shall see.
  void wake() {
    if (asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  /// Announces the sleep. What is left for the loop from now on ends it, so the loop must look once
  /// more between this and [#sleep].
  void prepare() {
    asleep.set(true);
  }

  /// Sleeps until a datagram arrives, someone calls [#wake], or the time is over.
  void sleep(long millis) throws IOException {
    selector.select(key -> {}, Math.max(1, millis));
    asleep.set(false);
  }

  void dontSleep() {
    asleep.set(false);
  }
}
