package stoa.cli.drill.linearizability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stoa.cli.drill.linearizability.Register.Operation;
import stoa.cli.drill.linearizability.Register.Operation.Add;
import stoa.cli.drill.linearizability.Register.Operation.Read;
import stoa.cli.drill.linearizability.Register.Operation.Write;
import stoa.cli.drill.linearizability.Verdict.Linearizable;
import stoa.cli.drill.linearizability.Verdict.NotLinearizable;
import stoa.cli.drill.linearizability.Verdict.Undecided;

class LinearizabilityCheckerTest {
  private static final long SEED = Long.getLong("stoa.seed", 20260);
  private static final int RANDOM_HISTORIES = 20_000;

  private final Register register = new Register();

  private static Step<Operation> step(Operation operation, long from, long until) {
    return Step.answered(operation, from, until, operation.toString());
  }

  private static Step<Operation> unknown(Operation operation, long from) {
    return Step.unknown(operation, from, operation.toString());
  }

  private Verdict<Integer, Operation> check(List<Step<Operation>> history) {
    return new LinearizabilityChecker<>(register, Budget.USUAL).check(history);
  }

  private void explained(List<Step<Operation>> history) {
    assertInstanceOf(Linearizable.class, check(history));
  }

  private void notExplained(List<Step<Operation>> history) {
    assertInstanceOf(NotLinearizable.class, check(history));
  }

  @Test
  void nothingIsExplainedByNothing() {
    explained(List.of());
  }

  @Test
  void aReadSeesWhatWasWrittenBefore() {
    explained(List.of(step(new Write(1), 0, 1), step(new Read(1), 2, 3)));
  }

  @Test
  void aStaleReadIsFound() {
    notExplained(List.of(step(new Write(1), 0, 1), step(new Read(0), 2, 3)));
  }

  @Test
  void aReadAtTheSameTimeMaySeeEither() {
    explained(List.of(step(new Write(1), 0, 5), step(new Read(0), 1, 2)));
    explained(List.of(step(new Write(1), 0, 5), step(new Read(1), 1, 2)));
  }

  @Test
  void whatWasSeenOnceIsNotUnseen() {
    notExplained(
        List.of(step(new Write(1), 0, 9), step(new Read(1), 1, 2), step(new Read(0), 3, 4)));
  }

  @Test
  void anAnswerAndAnInvocationAtOneTimeHaveNoOrder() {
    explained(List.of(step(new Write(1), 0, 2), step(new Read(0), 2, 3)));
  }

  @Test
  void aLostUpdateIsFound() {
    notExplained(
        List.of(
            step(new Add(1, Optional.of(1)), 0, 4),
            step(new Add(1, Optional.of(1)), 1, 5),
            step(new Read(1), 6, 7)));
  }

  @Test
  void anEffectThatHappenedTwiceIsFound() {
    notExplained(List.of(step(new Add(3, Optional.empty()), 0, 1), step(new Read(6), 2, 3)));
  }

  @Test
  void anUnknownEffectMayComeAtAnyLaterTimeOrNever() {
    Step<Operation> lost = unknown(new Write(7), 0);
    explained(List.of(lost, step(new Read(0), 1, 2), step(new Read(7), 8, 9)));
    explained(List.of(lost, step(new Read(0), 1, 2), step(new Read(0), 8, 9)));
    notExplained(
        List.of(lost, step(new Read(7), 1, 2), step(new Write(0), 3, 4), step(new Read(7), 5, 6)));
  }

  @Test
  void anUnknownEffectDoesNotComeBeforeItsInvocation() {
    notExplained(List.of(step(new Read(7), 0, 1), unknown(new Write(7), 2)));
  }

  @Test
  void aSearchThatCostsTooMuchIsNotDecided() {
    List<Step<Operation>> many = new ArrayList<>();
    for (int adds = 0; adds < 30; adds++) {
      many.add(step(new Add(1 << (adds % 20), Optional.empty()), 0, 100));
    }
    many.add(step(new Read(-1), 0, 100));
    Verdict<Integer, Operation> bySteps =
        new LinearizabilityChecker<>(register, new Budget(1000, 1_000_000, Duration.ofHours(1)))
            .check(many);
    assertInstanceOf(Undecided.class, bySteps);
    Verdict<Integer, Operation> byMemory =
        new LinearizabilityChecker<>(register, new Budget(1_000_000, 500, Duration.ofHours(1)))
            .check(many);
    assertInstanceOf(Undecided.class, byMemory);
    Verdict<Integer, Operation> byTime =
        new LinearizabilityChecker<>(
                register, new Budget(1_000_000_000, 500_000_000, Duration.ZERO))
            .check(many);
    assertInstanceOf(Undecided.class, byTime);
  }

  @Test
  void aLongHistoryOfFewAtATimeIsDecidedSoon() {
    List<Step<Operation>> history = new ArrayList<>();
    int sum = 0;
    for (int round = 0; round < 5_000; round++) {
      sum += 2;
      history.add(step(new Add(1, Optional.empty()), 10L * round, 10L * round + 6));
      history.add(step(new Add(1, Optional.empty()), 10L * round + 1, 10L * round + 7));
      history.add(step(new Read(sum), 10L * round + 8, 10L * round + 9));
    }
    Verdict<Integer, Operation> verdict =
        new LinearizabilityChecker<>(register, new Budget(100_000, 100_000, Duration.ofMinutes(5)))
            .check(history);
    assertInstanceOf(Linearizable.class, verdict);
  }

  @Test
  void agreesWithAllOrdersTriedOnRandomHistories() {
    var random = new Random(SEED);
    int explained = 0;
    for (int number = 0; number < RANDOM_HISTORIES; number++) {
      List<Step<Operation>> history = random(random);
      boolean expected = new BruteForce<>(register).explains(history);
      Verdict<Integer, Operation> verdict = check(history);
      int run = number;
      assertEquals(
          expected,
          verdict instanceof Linearizable,
          () -> "seed " + SEED + ", history " + run + ": " + history + " " + verdict);
      explained += expected ? 1 : 0;
    }
    int share = 100 * explained / RANDOM_HISTORIES;
    assertTrue(share > 10 && share < 90, "both kinds are among them: " + share + " %");
  }

  private static List<Step<Operation>> random(Random random) {
    List<Step<Operation>> history = new ArrayList<>();
    int length = random.nextInt(1, 7);
    for (int number = 0; number < length; number++) {
      long from = random.nextInt(12);
      Operation operation = operation(random);
      boolean answered = operation instanceof Read || random.nextInt(4) > 0;
      history.add(
          answered ? step(operation, from, from + random.nextInt(6)) : unknown(operation, from));
    }
    return history;
  }

  private static Operation operation(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Read(random.nextInt(4));
      case 1 -> new Write(random.nextInt(4));
      default ->
          new Add(1, random.nextBoolean() ? Optional.of(random.nextInt(4)) : Optional.empty());
    };
  }
}
