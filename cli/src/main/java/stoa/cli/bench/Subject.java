package stoa.cli.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import stoa.cli.CommandFailure;
import stoa.cli.local.LocalControl;
import stoa.cli.local.LocalSystem;
import stoa.cli.local.StatusReport;

/// A local system that is measured and broken, whoever supervises it.
interface Subject {
  /// Where it listens.
  LocalSystem.Endpoints endpoints();

  StatusReport status();

  /// SIGKILL; the part is started again after the given time.
  ///
  /// @return the part that the name meant
  /// @throws CommandFailure when the name means nothing just now
  String kill(String name, Duration away);

  /// A system that runs beside this process.
  static Subject of(LocalControl system) {
    return new Subject() {
      @Override
      public LocalSystem.Endpoints endpoints() {
        return system.endpoints();
      }

      @Override
      public StatusReport status() {
        return system.status();
      }

      @Override
      public String kill(String name, Duration away) {
        return system.kill(name, away);
      }
    };
  }

  /// A system that this process supervises.
  static Subject of(LocalSystem system) {
    return new Subject() {
      @Override
      public LocalSystem.Endpoints endpoints() {
        return system.endpoints();
      }

      @Override
      public StatusReport status() {
        return system.status();
      }

      @Override
      public String kill(String name, Duration away) {
        return system.kill(name, away);
      }
    };
  }

  /// Waits until every part is up.
  ///
  /// @throws CommandFailure when the limit came first
  default void awaitWhole(Duration limit, Duration poll) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!status().healthy()) {
      if (System.nanoTime() > end) {
        throw new CommandFailure(
            "not every part is up after %d s; ./stoa status and the logs tell why"
                .formatted(limit.toSeconds()));
      }
      TimeUnit.NANOSECONDS.sleep(poll.toNanos());
    }
  }
}
