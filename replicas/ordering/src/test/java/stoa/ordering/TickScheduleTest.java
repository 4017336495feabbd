package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TickScheduleTest {
  private static final Timing TIMING = Timing.standard();
  private static final long TICK = TIMING.tickMillis();
  private static final long SLOW = TIMING.restingTickMillis();

  private final TickSchedule ticks = new TickSchedule(TIMING);

  @Test
  void followsWhatTheMemberSays() {
    ticks.ticked(1000, SLOW);
    assertFalse(ticks.isDue(1000 + SLOW - 1));
    assertTrue(ticks.isDue(1000 + SLOW));
  }

  @Test
  void isShortenedByANeedAndNeverMadeLonger() {
    ticks.ticked(1000, SLOW);
    assertTrue(ticks.isSlow(1000));
    ticks.nextWithin(TICK, 1010);
    assertEquals(1010 + TICK, ticks.nextMillis());
    assertFalse(ticks.isSlow(1010));
    ticks.nextWithin(SLOW, 1010);
    assertEquals(1010 + TICK, ticks.nextMillis());
  }

  @Test
  void staysFrequentForAMomentAfterSomethingHasHappened() {
    ticks.ticked(1000, SLOW);
    ticks.active(1000);
    assertEquals(1000 + TICK, ticks.nextMillis());
    ticks.ticked(1000 + TICK, SLOW);
    assertEquals(1000 + 2 * TICK, ticks.nextMillis());
    ticks.ticked(2000, SLOW);
    assertEquals(2000 + SLOW, ticks.nextMillis());
  }

  @Test
  void isBehindForWhatArrivesAfterAPause() {
    ticks.ticked(1000, SLOW);
    assertFalse(ticks.isBehind(1000 + TICK));
    assertTrue(ticks.isBehind(1000 + TICK + 1));
  }
}
