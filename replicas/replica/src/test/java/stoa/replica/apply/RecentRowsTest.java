package stoa.replica.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class RecentRowsTest {
  private static final int MOST = 3;

  private final RecentRows<String, Integer> rows = new RecentRows<>(new ReentrantLock(), MOST);

  @Test
  void whatACommitLeftIsKnown() {
    rows.put("a", Optional.of(1));
    rows.put("b", Optional.empty());
    var look = rows.look(List.of("b", "a"));
    assertTrue(look.isComplete());
    assertEquals(List.of(1), look.values());
  }

  @Test
  void whatAReaderFoundIsKnownToo() {
    var look = rows.look(List.of("a", "b"));
    assertEquals(List.of("a", "b"), List.copyOf(look.missing()));
    rows.learn(look, Map.of("a", 1));
    var again = rows.look(List.of("a", "b"));
    assertTrue(again.isComplete());
    assertEquals(List.of(1), again.values());
  }

  @Test
  void aReaderWhoLookedBeforeACommitTeachesNothing() {
    var look = rows.look(List.of("a", "b"));
    rows.put("a", Optional.of(2));
    rows.put("b", Optional.empty());
    rows.learn(look, Map.of("a", 1, "b", 1));
    assertEquals(List.of(2), rows.look(List.of("a", "b")).values());
  }

  @Test
  void aReaderWhoLookedBeforeEverythingWasForgottenTeachesNothing() {
    var look = rows.look(List.of("a"));
    rows.clear();
    rows.learn(look, Map.of("a", 1));
    assertFalse(rows.look(List.of("a")).isComplete());
    rows.learn(look, Map.of("a", 1));
    assertFalse(rows.look(List.of("a")).isComplete());
  }

  @Test
  void aReaderWhoLookedBeforeItsKeyWasForgottenTeachesNothing() {
    var look = rows.look(List.of("a"));
    for (String other : List.of("b", "c", "d")) {
      rows.put(other, Optional.of(0));
    }
    rows.look(List.of("a"));
    rows.learn(look, Map.of("a", 1));
    assertFalse(rows.look(List.of("a")).isComplete());
  }

  @Test
  void theOneNotUsedForLongestIsForgottenFirst() {
    for (String key : List.of("a", "b", "c")) {
      rows.put(key, Optional.of(0));
    }
    rows.look(List.of("a"));
    rows.put("d", Optional.of(0));
    assertTrue(rows.look(List.of("a", "c", "d")).isComplete());
    assertFalse(rows.look(List.of("b")).isComplete());
  }
}
