package stoa.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures a system under every load in every scenario, one after the other.
///
/// The scenarios of a load follow each other, so that what is compared is measured close together.
/// Before all of them the system works for a while unmeasured, because JVMs that have just begun
/// are slow; before each the clients do.
final class Evaluation {
  /// Until every part is up again after a failure, before the next scenario.
  private static final Duration HEALING_LIMIT = Duration.ofMinutes(4);

  private static final Duration POLL = Duration.ofMillis(500);

  /// The first, unmeasured load: so many sellers and buyers at most, and so many warm-ups long.
  private static final int FIRST_CLIENTS = 10;

  private static final int FIRST_WARM_UPS = 3;

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
    warmUp();
    List<Cell> cells = new ArrayList<>();
    for (int clients : plan.clients()) {
      for (Scenario scenario : plan.scenarios()) {
        cells.add(cell(scenario, clients));
        witness.accept(List.copyOf(cells));
        subject.awaitWhole(HEALING_LIMIT, POLL);
      }
    }
  }

  private void warmUp() throws InterruptedException {
    if (!plan.warmUp().isZero()) {
      int clients =
          Math.min(FIRST_CLIENTS, plan.clients().stream().mapToInt(n -> n).max().orElse(1));
      var _ = load.run(clients, plan.warmUp().multipliedBy(FIRST_WARM_UPS), plan.warmUp());
    }
  }

  private Cell cell(Scenario scenario, int clients) throws InterruptedException {
    var injection = new FaultInjection(subject, scenario.faults(plan.measured()));
    LoadResult result = load.run(clients, plan.warmUp(), plan.measured(), injection);
    return new Cell(scenario, result, injection.outcome());
  }
}
