package stoa.buyer.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderIdTest {
  @Test
  void isTheSameForTheSameAccountAndKey() {
    assertEquals(OrderId.of(7, "key-1"), OrderId.of(7, "key-1"));
  }

  @Test
  void staysTheSameThroughVersions() {
    assertEquals("ih2qepdifgw756p7ubng6d2bjxkzmxzr", OrderId.of(7, "key-1"));
  }

  @Test
  void isAnotherForAnotherAccountOrKey() {
    assertNotEquals(OrderId.of(7, "key-1"), OrderId.of(8, "key-1"));
    assertNotEquals(OrderId.of(7, "key-1"), OrderId.of(7, "key-2"));
    assertNotEquals(OrderId.of(1, "2 3"), OrderId.of(12, "3"));
  }

  @Test
  void isShortAndPlain() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String id = OrderId.of(i, "~!\"{}".repeat(51));
      assertTrue(id.matches("[a-z2-7]{32}"), id);
      ids.add(id);
    }
    assertEquals(1_000, ids.size());
  }
}
