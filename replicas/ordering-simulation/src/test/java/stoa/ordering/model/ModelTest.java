package stoa.ordering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The specification at a small size. Larger ones: [ModelCheck].
class ModelTest {
  private static final long LIMIT_SECONDS = 1800;

  /// With one worker TLC always meets the same counterexample first.
  private static final Tlc REPEATABLE = new Tlc(1, LIMIT_SECONDS);

  private static final Tlc FAST = new Tlc(2, LIMIT_SECONDS);
  private static final long SEED = 1;

  @ParameterizedTest
  @FieldSource("stoa.ordering.model.ModelSize#SMALL")
  void everyInvariantHoldsInEveryStateOfASmallGroup(Check check) throws Exception {
    Outcome outcome = FAST.exhaust(check);

    Outcome.Holds holds = assertInstanceOf(Outcome.Holds.class, outcome, outcome::toString);
    assertTrue(holds.states() > 10_000, () -> "hardly anything was looked at: " + holds);
  }

  @ParameterizedTest
  @FieldSource("stoa.ordering.model.Mutant#ALL")
  void eachReadingThatBreaksARuleIsRefuted(Mutant mutant) throws Exception {
    assertEquals(new Outcome.Violated(mutant.invariant()), refute(mutant));
  }

  @Test
  void aSmallGroupDelivers() throws Exception {
    assertRefuted("NothingIsDelivered", ModelSize.VIEWS);
  }

  @Test
  void aSmallGroupTakesBackAMemberThatLostItsDisk() throws Exception {
    assertRefuted("NobodyJoins", ModelSize.JOINING);
  }

  @Test
  void aSmallGroupReads() throws Exception {
    assertRefuted("NoBarrierEnds", ModelSize.READS);
  }

  /// Otherwise the size would leave out what it is there for.
  private static void assertRefuted(String claim, Check size) throws Exception {
    Outcome outcome = REPEATABLE.exhaust(Check.ofClaim(claim, size.bounds()));

    assertEquals(new Outcome.Violated(claim), outcome);
  }

  private static Outcome refute(Mutant mutant) throws IOException, InterruptedException {
    Check check = Check.of(mutant);
    return switch (mutant.search()) {
      case EXHAUSTIVE -> REPEATABLE.exhaust(check);
      case RANDOM -> REPEATABLE.simulate(check, SEED);
    };
  }
}
