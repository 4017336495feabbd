package stoa.cli.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import stoa.cli.CommandFailure;
import stoa.cli.drill.check.Finding;
import stoa.cli.drill.check.HistoryCheck;
import stoa.cli.drill.fault.FaultSchedule;
import stoa.cli.drill.fault.Injector;
import stoa.cli.drill.fault.Injector.Injected;
import stoa.cli.drill.fault.Machines;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallLog;
import stoa.cli.drill.history.HistoryFile;
import stoa.cli.drill.linearizability.Budget;
import stoa.cli.drill.load.Load;
import stoa.cli.local.LocalSystem;

/// One drill on a running system: load and faults, then healing, then the checks.
public final class Drill {
  private static final Duration HEALING_LIMIT = Duration.ofMinutes(4);

  private final Plan plan;
  private final List<FinalCheck> finalChecks;
  private final Consumer<String> narration;

  /// @param narration told what goes on, line by line
  public Drill(Plan plan, List<FinalCheck> finalChecks, Consumer<String> narration) {
    this.plan = plan;
    this.finalChecks = List.copyOf(finalChecks);
    this.narration = narration;
  }

  /// The checks that every drill makes of a system that has healed.
  public static List<FinalCheck> usualChecks() {
    return List.of(new ClosedBooks(), new EqualMembers());
  }

  /// Runs it. The system must have been started with the environment of the plan's schedule.
  ///
  /// @param file for the history, which is written before it is checked
  public DrillReport run(LocalSystem system, Path file) throws IOException, InterruptedException {
    var log = new CallLog();
    FaultSchedule schedule = plan.schedule();
    List<Finding> findings = new ArrayList<>();
    List<Injected> injected;
    long loadBegan;
    long loadEnded;
    try (Load load = new Load(system.endpoints().gateway(), log, plan.seed(), plan.buyers())) {
      load.prepare();
      narration.accept(
          plan.buyers() + " buyers are at work; " + schedule.faults().size() + " faults");
      loadBegan = log.nanos();
      injected = underLoad(system, load, schedule, log, loadBegan);
      loadEnded = log.nanos();
      narration.accept("the faults are over; waiting until everything is up");
      findings.add(healed(system));
      load.stop();
      load.settle();
      load.failures().forEach(failure -> findings.add(new Finding(false, "client " + failure)));
    }
    List<Call> history = log.calls();
    HistoryFile.write(file, history);
    finalChecks.forEach(check -> findings.addAll(check.check(system.endpoints())));
    narration.accept("checking " + history.size() + " calls");
    HistoryCheck.Result result = new HistoryCheck(Budget.USUAL).check(history);
    return new DrillReport(
        plan, schedule, injected, history, loadBegan, loadEnded, result, findings);
  }

  private List<Injected> underLoad(
      LocalSystem system, Load load, FaultSchedule schedule, CallLog log, long began)
      throws InterruptedException {
    LongSupplier sinceBeginning = () -> log.nanos() - began;
    var injector =
        new Injector(
            new SystemMachines(system), sinceBeginning, done -> narration.accept(line(done)));
    load.start();
    // The supervisor waits for the ends of killed processes: on a thread of its own.
    try (ExecutorService faults = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Injected>> injecting = faults.submit(() -> injector.run(schedule));
      TimeUnit.NANOSECONDS.sleep(plan.load().toNanos());
      return injecting.get();
    } catch (ExecutionException broken) {
      throw new CommandFailure("the faults broke off: " + broken.getCause(), broken);
    }
  }

  private static String line(Injected injected) {
    if (!injected.isDone()) {
      return injected.fault() + "  left out: " + injected.note();
    }
    boolean role = !injected.unit().equals(injected.fault().target());
    return injected.fault() + (role ? "  (" + injected.unit() + ")" : "");
  }

  private static Finding healed(LocalSystem system) throws InterruptedException {
    boolean healthy = system.awaitHealthy(HEALING_LIMIT);
    return new Finding(
        healthy, "every part is up again" + (healthy ? "" : " NOT: " + system.status()));
  }

  /// A local system's parts.
  private record SystemMachines(LocalSystem system) implements Machines {
    @Override
    public String kill(String name, Duration down) {
      return system.kill(name, down);
    }

    @Override
    public String pause(String name, Duration time) {
      return system.pause(name, time);
    }

    @Override
    public String restart(String name) {
      return system.restart(name);
    }
  }
}
