package stoa.cli.drill.linearizability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stoa.cli.drill.linearizability.Register.Operation;
import stoa.cli.drill.linearizability.Register.Operation.Add;
import stoa.cli.drill.linearizability.Register.Operation.Read;
import stoa.cli.drill.linearizability.Register.Operation.Write;

class ShrinkingTest {
  private static final long SEED = Long.getLong("stoa.seed", 7);

  private final Register register = new Register();

  private List<Step<Operation>> smallest(List<Step<Operation>> history) {
    return new Shrinking<>(register, Budget.USUAL).smallest(history);
  }

  private static Step<Operation> step(Operation operation, long from, long until) {
    return Step.answered(operation, from, until, "");
  }

  @Test
  void whatCameAfterTheFailureAndReadsThatDoNotMatterAreLeftOut() {
    List<Step<Operation>> history = new ArrayList<>();
    history.add(step(new Write(1), 0, 1));
    for (int read = 1; read < 30; read++) {
      history.add(step(new Read(1), 2L * read, 2L * read + 1));
    }
    Step<Operation> stale = step(new Read(0), 70, 71);
    history.add(stale);
    for (int write = 40; write < 60; write++) {
      history.add(step(new Write(write), 2L * write, 2L * write + 1));
    }
    assertEquals(List.of(history.getFirst(), stale), smallest(history));
  }

  @Test
  void whatWasUnderWayAtTheFailureCountsAsUnknown() {
    Step<Operation> slow = step(new Add(1, Optional.of(1)), 0, 100);
    Step<Operation> wrong = step(new Read(5), 1, 2);
    assertEquals(
        List.of(Step.unknown(slow.operation(), 0, ""), wrong), smallest(List.of(slow, wrong)));
  }

  @Test
  void whatIsLeftCannotBeExplainedEither() {
    var random = new Random(SEED);
    var bruteForce = new BruteForce<>(register);
    for (int number = 0; number < 2_000; number++) {
      List<Step<Operation>> history = new ArrayList<>();
      for (int length = 0; length < 6; length++) {
        long from = random.nextInt(20);
        Operation operation =
            random.nextBoolean() ? new Read(random.nextInt(3)) : new Write(random.nextInt(3));
        history.add(step(operation, from, from + random.nextInt(5)));
      }
      if (!bruteForce.explains(history)) {
        List<Step<Operation>> small = smallest(history);
        assertTrue(small.size() <= history.size());
        assertFalse(bruteForce.explains(small), () -> "seed " + SEED + ": " + small);
      }
    }
  }
}
