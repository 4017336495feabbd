package stoa.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures a system under every load in every scenario, one after the other.
///
/// The scenarios of a load follow each other, so that what is compared is measured close together.
/// JVMs that have just begun are slow, and few clients warm them up slowly. So the system works
/// unmeasured under the largest load before all of them, and again before each, because the failure
/// before it has left parts that have just begun; then the cell's own clients work for a while.
final class Evaluation {
  /// Until every part is up again after a failure, before the next scenario.
  private static final Duration HEALING_LIMIT = Duration.ofMinutes(4);

  private static final Duration POLL = Duration.ofMillis(500);

  /// The first, unmeasured load: so many warm-ups long.
  private static final int FIRST_WARM_UPS = 10;

  /// What is to be measured.
  ///
  /// @param clients the loads
  /// @param warmUp before each measurement
  /// @param measured each time
  record Plan(List<Integer> clients, List<Scenario> scenarios, Duration warmUp, Duration measured) {
    Plan {
      clients = List.copyOf(clients);
      scenarios = List.copyOf(scenarios);
    }
  }

  private final Subject subject;
  private final Load load;
  private final Plan plan;

  Evaluation(Subject subject, Load load, Plan plan) {
    this.subject = subject;
    this.load = load;
    this.plan = plan;
  }

  /// Runs it; the system is whole afterwards.
  ///
  /// @param witness told all cells so far after each of them
  /// @throws stoa.cli.CommandFailure when a part does not come back
  void run(Consumer<List<Cell>> witness) throws InterruptedException {
    subject.awaitWhole(HEALING_LIMIT, POLL);
    warmUp(FIRST_WARM_UPS - 1);
    List<Cell> cells = new ArrayList<>();
    for (int clients : plan.clients()) {
      for (Scenario scenario : plan.scenarios()) {
        warmUp(1);
        cells.add(cell(scenario, clients));
        witness.accept(List.copyOf(cells));
        subject.awaitWhole(HEALING_LIMIT, POLL);
      }
    }
  }

  private void warmUp(int times) throws InterruptedException {
    if (!plan.warmUp().isZero()) {
      int largest = plan.clients().stream().mapToInt(clients -> clients).max().orElse(1);
      var _ = load.run(largest, plan.warmUp().multipliedBy(times), Duration.ZERO);
    }
  }

  private Cell cell(Scenario scenario, int clients) throws InterruptedException {
    var injection = new FaultInjection(subject, scenario.faults(plan.measured()));
    LoadResult result = load.run(clients, plan.warmUp(), plan.measured(), injection);
    return new Cell(scenario, result, injection.outcome());
  }
}
