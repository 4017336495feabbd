package stoa.ordering.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Set;
import org.junit.jupiter.api.Test;
import stoa.ordering.Member;
import stoa.ordering.Mutants;

/// Each rule that is switched off must be noticed: a simulation that finds nothing proves nothing.
class MutationGateTest {
  /// Sending before the force shows in every fifth seed or so, the others in nearly every one.
  private static final int SEEDS = 100;

  @Test
  void findsMembersThatSendBeforeTheForce() {
    assertCaught(Mutants.sendsBeforeForce(), false, Set.of("Turns", "Halt", "Integrity"));
  }

  @Test
  void findsMembersThatDeliverBeforeAMajorityHolds() {
    assertCaught(Mutants.deliversBeforeMajority(), false, Set.of("Majority"));
  }

  @Test
  void findsMembersThatIgnoreTheSendersOrder() {
    assertCaught(Mutants.ignoresSenderOrder(), false, Set.of("Sender order"));
  }

  @Test
  void findsDisksThatReportAsForcedWhatIsNot() {
    assertCaught(Member::new, true, Set.of("Majority"));
  }

  private static void assertCaught(MemberFactory members, boolean diskLies, Set<String> expected) {
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        Simulation.run(seed, members, diskLies);
      } catch (InvariantViolation violation) {
        assertTrue(expected.contains(violation.invariant()), violation::getMessage);
        return;
      }
    }
    fail("not noticed in " + SEEDS + " seeds");
  }
}
