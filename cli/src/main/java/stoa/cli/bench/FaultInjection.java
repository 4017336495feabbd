package stoa.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import stoa.cli.CommandFailure;
import stoa.cli.drill.fault.Fault;

/// Kills parts of a system that is measured, and looks when it is whole again. A part that cannot
/// be found at its time, such as the leader when there is none, is tried again as long as is
/// measured.
final class FaultInjection implements Disturbance {
  /// Asking all parts how they are costs them time too.
  private static final Duration POLL = Duration.ofMillis(500);

  private static final Duration ANOTHER_TRY = Duration.ofMillis(250);

  /// What happened.
  ///
  /// @param killed the parts, in the order of their deaths
  /// @param missed why others were not killed
  /// @param wholeAfter from the first death until every part was up again; empty when that was
  ///   after the measured time, or nothing was killed
  record Outcome(List<String> killed, List<String> missed, Optional<Duration> wholeAfter) {
    Outcome {
      killed = List.copyOf(killed);
      missed = List.copyOf(missed);
    }

    static final Outcome NOTHING = new Outcome(List.of(), List.of(), Optional.empty());
  }

  private final Subject subject;
  private final List<Fault> faults;
  private volatile Outcome outcome = Outcome.NOTHING;

  /// @param faults kills, in the order of their times
  FaultInjection(Subject subject, List<Fault> faults) {
    this.subject = subject;
    this.faults = List.copyOf(faults);
  }

  @Override
  public void run(Trouble trouble, BooleanSupplier over) throws InterruptedException {
    long began = System.nanoTime();
    List<String> killed = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    long firstDeath = 0;
    for (Fault fault : faults) {
      rest(Duration.ofNanos(began + fault.at().toNanos() - System.nanoTime()));
      long death = System.nanoTime();
      Optional<String> part = kill(fault, trouble, over, missed);
      firstDeath = killed.isEmpty() ? death : firstDeath;
      part.ifPresent(killed::add);
    }
    Optional<Duration> wholeAfter =
        killed.isEmpty() ? Optional.empty() : awaitWhole(firstDeath, trouble, over);
    outcome = new Outcome(killed, missed, wholeAfter);
  }

  /// What happened, once the measured time is over.
  Outcome outcome() {
    return outcome;
  }

  private Optional<String> kill(
      Fault fault, Trouble trouble, BooleanSupplier over, List<String> missed)
      throws InterruptedException {
    String reason = "the measured time was over";
    while (!over.getAsBoolean()) {
      // Before the kill: what it breaks is broken before it is reported.
      trouble.begin(System.nanoTime());
      try {
        return Optional.of(subject.kill(fault.target(), fault.length()));
      } catch (CommandFailure notNow) {
        reason = String.valueOf(notNow.getMessage());
        rest(ANOTHER_TRY);
      }
    }
    missed.add(fault.target() + ": " + reason);
    return Optional.empty();
  }

  private Optional<Duration> awaitWhole(long firstDeath, Trouble trouble, BooleanSupplier over)
      throws InterruptedException {
    while (!over.getAsBoolean()) {
      rest(POLL);
      if (subject.status().healthy()) {
        long now = System.nanoTime();
        trouble.end(now);
        return Optional.of(Duration.ofNanos(now - firstDeath));
      }
    }
    return Optional.empty();
  }

  private static void rest(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(0, time.toNanos()));
  }
}
