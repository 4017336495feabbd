package stoa.cli.drill.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
  private static final Duration LOAD = Duration.ofMinutes(10);
  private static final Set<FaultFamily> EVERYTHING = EnumSet.allOf(FaultFamily.class);
  private static final Set<FaultFamily> NEVER_ALL =
      EnumSet.complementOf(EnumSet.of(FaultFamily.ALL));

  private static FaultSchedule schedule(long seed, Set<FaultFamily> families) {
    return FaultSchedule.of(seed, LOAD, families, 3);
  }

  @Test
  void aSeedMakesTheSameScheduleAgain() {
    assertEquals(schedule(5, EVERYTHING), schedule(5, EVERYTHING));
    assertNotEquals(schedule(5, EVERYTHING).faults(), schedule(6, EVERYTHING).faults());
  }

  @Test
  void everyKindOfPartAndOfFaultComesUp() {
    Set<String> pools = new HashSet<>();
    Set<FaultKind> kinds = new HashSet<>();
    for (Fault fault : schedule(1, EVERYTHING).faults()) {
      pools.add(fault.target().replaceAll("-\\d", ""));
      kinds.add(fault.kind());
    }
    assertEquals(
        Set.of("customer", "product", "product-leader", "buyer", "seller", "payment"), pools);
    assertEquals(EnumSet.allOf(FaultKind.class), kinds);
  }

  @Test
  void aMajorityOfEachGroupStays() {
    for (long seed = 0; seed < 200; seed++) {
      List<Fault> faults = schedule(seed, NEVER_ALL).faults();
      for (String group : List.of("customer", "product")) {
        for (Fault fault : faults) {
          long away = faults.stream().filter(other -> away(other, group, fault.at())).count();
          assertTrue(away <= 2, "seed " + seed + ": " + away + " at " + fault);
        }
      }
    }
  }

  private static boolean away(Fault fault, String group, Duration at) {
    return fault.target().startsWith(group)
        && fault.at().compareTo(at) <= 0
        && fault.at().plus(fault.length()).compareTo(at) >= 0;
  }

  @Test
  void allFiveAreAwayForAShortTimeOnly() {
    List<Fault> faults = schedule(3, EnumSet.of(FaultFamily.ALL)).faults();
    assertFalse(faults.isEmpty());
    assertEquals(0, faults.size() % 5);
    for (Fault fault : faults) {
      assertTrue(fault.length().compareTo(FaultSchedule.LONGEST_WITHOUT_MAJORITY) <= 0);
      assertEquals(5, faults.stream().filter(other -> other.at().equals(fault.at())).count());
    }
  }

  @Test
  void oneFunctionOfEachKindStays() {
    for (long seed = 0; seed < 200; seed++) {
      List<Fault> faults = schedule(seed, EnumSet.of(FaultFamily.FUNCTIONS)).faults();
      for (Fault fault : faults) {
        String kind = fault.target().replaceAll("-\\d", "");
        long away = faults.stream().filter(other -> away(other, kind, fault.at())).count();
        assertTrue(away <= 2, "seed " + seed + ": " + fault);
      }
    }
  }

  @Test
  void onlyWhatWasAskedForBreaks() {
    FaultSchedule payment = schedule(2, EnumSet.of(FaultFamily.PAYMENT));
    assertTrue(payment.faults().stream().allMatch(fault -> fault.target().equals("payment")));
    assertEquals(Set.of(), payment.environment().keySet());
    FaultSchedule loss = schedule(2, EnumSet.of(FaultFamily.LOSS));
    assertEquals(List.of(), loss.faults());
    assertTrue(loss.environment().containsKey("STOA_DATAGRAM_LOSS"));
  }

  @Test
  void theLastSecondsAreQuiet() {
    for (Fault fault : schedule(4, EVERYTHING).faults()) {
      assertTrue(fault.at().compareTo(LOAD.minusSeconds(5)) < 0);
    }
  }
}
