package stoa.ordering.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import stoa.ordering.Mutants;

/// The part of the mutation gate for what random runs meet too rarely: a script that brings about
/// what a broken rule needs to do harm.
class ScriptedMutationTest {
  @Test
  void findsMembersThatCountAsSoonAsListed() throws Exception {
    Script script = ScenarioTest.read(ScenarioTest.script("lost-disk-between-candidates.txt"));

    Script ran = script.run(Mutants.COUNTS_AS_SOON_AS_LISTED);

    assertFalse(ran.unmet().isEmpty(), "every demand holds");
    assertTrue(ran.text().contains("HALTS: "), "nobody notices that a view lacks something");
  }
}
