package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.cli.drill.fault.Fault;
import stoa.cli.drill.fault.FaultKind;

class ScenarioTest {
  private static final Duration MEASURED = Duration.ofSeconds(20);

  @Test
  void nothingFailsInA() {
    assertEquals(List.of(), Scenario.A.faults(MEASURED));
  }

  @Test
  void oneFrontEndOfEachKindFailsAtOnceInB() {
    assertEquals(
        List.of("buyer-function", "seller-function"),
        Scenario.B.faults(MEASURED).stream().map(Fault::target).toList());
  }

  @Test
  void aFollowerFailsInCAndTheLeaderInD() {
    assertEquals("product-follower", Scenario.C.faults(MEASURED).getFirst().target());
    assertEquals("product-leader", Scenario.D.faults(MEASURED).getFirst().target());
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsIsKilledAndComesBackWhileItIsMeasured(Scenario scenario) {
    for (Fault fault : scenario.faults(MEASURED)) {
      assertEquals(FaultKind.KILL, fault.kind());
      assertEquals(Duration.ofSeconds(5), fault.at());
      assertEquals(Duration.ofSeconds(5), fault.length());
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingStaysAwayForLongHoweverLongIsMeasured(Scenario scenario) {
    for (Fault fault : scenario.faults(Duration.ofHours(1))) {
      assertTrue(fault.length().compareTo(Scenario.LONGEST_AWAY) <= 0);
    }
  }
}
