package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NumberedRingTest {
  @Test
  void takesNumbersWithinItsLimitOnly() {
    NumberedRing<String> ring = new NumberedRing<>(5, 100);
    assertFalse(ring.put(4, "below"));
    assertFalse(ring.put(105, "beyond"));
    assertTrue(ring.put(104, "last"));
    assertTrue(ring.put(5, "first"));
    ring.dropBelow(6);
    assertNull(ring.get(5));
    assertNotNull(ring.get(104));
    assertTrue(ring.put(105, "now within"));
    ring.dropBelow(1000);
    assertNull(ring.get(105));
    assertTrue(ring.put(1000, "far"));
  }

  @Test
  void keepsEverythingWhenItGrows() {
    NumberedRing<Long> ring = new NumberedRing<>(13, 1000);
    for (long number = 13; number < 1013; number += 3) {
      assertTrue(ring.put(number, number));
    }
    for (long number = 13; number < 1013; number++) {
      Long kept = ring.get(number);
      if (number % 3 == 1) {
        assertEquals(number, kept);
      } else {
        assertNull(kept);
      }
    }
  }

  @Test
  void forgetsFromANumberOn() {
    NumberedRing<String> ring = new NumberedRing<>(5, 100);
    ring.put(5, "stays");
    ring.put(6, "goes");
    ring.put(60, "goes");
    ring.dropFrom(6);
    assertNotNull(ring.get(5));
    assertNull(ring.get(6));
    assertNull(ring.get(60));
    assertTrue(ring.put(6, "again"));
  }
}
