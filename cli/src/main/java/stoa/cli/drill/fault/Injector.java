package stoa.cli.drill.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import stoa.cli.CommandFailure;

/// Carries out a schedule. A fault that is not possible at its time, such as the leader's when
/// there is none, is left out and noted.
public final class Injector {
  /// What became of a fault.
  ///
  /// @param unit that was broken; empty when none was
  /// @param note why none was; empty otherwise
  public record Injected(Fault fault, String unit, String note) {
    /// True when something was broken.
    public boolean isDone() {
      return note.isEmpty();
    }
  }

  private final Machines machines;
  private final LongSupplier nanos;
  private final Consumer<Injected> witness;

  /// @param nanos since the beginning of the load
  /// @param witness told each fault at its time
  public Injector(Machines machines, LongSupplier nanos, Consumer<Injected> witness) {
    this.machines = machines;
    this.nanos = nanos;
    this.witness = witness;
  }

  /// Returns when the last fault has begun.
  ///
  /// @throws InterruptedException when it is to end early
  public List<Injected> run(FaultSchedule schedule) throws InterruptedException {
    List<Injected> injected = new ArrayList<>();
    for (Fault fault : schedule.faults()) {
      long wait = fault.at().toNanos() - nanos.getAsLong();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      injected.add(inject(fault));
      witness.accept(injected.getLast());
    }
    return injected;
  }

  private Injected inject(Fault fault) {
    try {
      String unit =
          switch (fault.kind()) {
            case KILL -> machines.kill(fault.target(), fault.length());
            case PAUSE -> machines.pause(fault.target(), fault.length());
            case RESTART -> machines.restart(fault.target());
          };
      return new Injected(fault, unit, "");
    } catch (CommandFailure refused) {
      return new Injected(fault, "", String.valueOf(refused.getMessage()));
    }
  }
}
