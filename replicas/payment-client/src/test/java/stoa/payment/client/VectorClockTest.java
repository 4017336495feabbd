package stoa.payment.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stoa.proto.common.v1.ClockEntry;

class VectorClockTest {
  private static final VectorClock AB = new VectorClock(Map.of("a", 2L, "b", 1L));

  @Test
  void mergesByMaximum() {
    VectorClock other = new VectorClock(Map.of("b", 3L, "c", 1L));
    assertEquals(Map.of("a", 2L, "b", 3L, "c", 1L), AB.merge(other).counts());
    assertEquals(AB.merge(other), other.merge(AB));
  }

  @Test
  void countsTheOwnSlotUp() {
    assertEquals(Map.of("a", 3L, "b", 1L), AB.tick("a").counts());
    assertEquals(Map.of("a", 2L, "b", 1L, "z", 1L), AB.tick("z").counts());
  }

  @Test
  void tellsBeforeFromBesides() {
    assertTrue(AB.isBefore(AB.tick("a")));
    assertFalse(AB.isBefore(AB));
    assertFalse(AB.tick("a").isBefore(AB));
    assertFalse(AB.tick("a").isBefore(AB.tick("b")));
    assertTrue(VectorClock.ZERO.isBefore(AB));
  }

  @Test
  void readsBackWhatItWrote() {
    assertEquals(AB, VectorClock.of(AB.entries()));
    List<ClockEntry> twice =
        List.of(
            ClockEntry.newBuilder().setComponent("a").setCount(1).build(),
            ClockEntry.newBuilder().setComponent("a").setCount(5).build());
    assertEquals(Map.of("a", 5L), VectorClock.of(twice).counts());
  }
}
