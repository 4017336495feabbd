package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatenessTest {
  private final Lateness lateness = new Lateness(1000);

  @Test
  void allowsTwiceTheLargestDelayOfLate() {
    lateness.observe(100, 0);
    lateness.observe(40, 10);
    assertEquals(200, lateness.allowanceMillis(20));
  }

  @Test
  void allowsNoMoreThanTheMaximum() {
    lateness.observe(5000, 0);
    assertEquals(1000, lateness.allowanceMillis(0));
  }

  @Test
  void halvesEveryQuarterMinuteUntilNothingIsLeft() {
    lateness.observe(100, 0);
    assertEquals(200, lateness.allowanceMillis(14_999));
    assertEquals(100, lateness.allowanceMillis(15_000));
    assertEquals(50, lateness.allowanceMillis(30_000));
    assertEquals(0, lateness.allowanceMillis(3_600_000));
  }

  @Test
  void allowsNothingForWhoeverWasNeverLate() {
    assertEquals(0, lateness.allowanceMillis(1_000_000));
  }
}
