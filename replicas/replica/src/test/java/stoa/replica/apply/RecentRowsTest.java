package stoa.replica.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentRowsTest {
  private static final int MOST = 3;

  private final Commits commits = new Commits();
  private final RecentRows<String, Integer> rows = new RecentRows<>(commits, MOST, row -> 0);

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
    assertEquals(List.of(1), rows.look(List.of("a")).values());
    assertTrue(rows.look(List.of("b")).isComplete());
  }

  /// The reader may have seen a commit that was not told of yet.
  @Test
  void whatAReaderFoundStandsWithOthersOnlyAfterTheNextCommit() {
    rows.put("a", Optional.of(1));
    rows.learn(rows.look(List.of("b")), Map.of("b", 2));
    var torn = rows.look(List.of("a", "b"));
    assertFalse(torn.isComplete());
    assertEquals(List.of("b"), List.copyOf(torn.missing()));
    commits.tell(() -> rows.put("a", Optional.of(2)));
    assertEquals(List.of(2, 2), rows.look(List.of("a", "b")).values());
  }

  @Test
  void whatWasNotKnownWithOthersIsNotTaughtAnew() {
    rows.learn(rows.look(List.of("b")), Map.of("b", 2));
    var torn = rows.look(List.of("a", "b"));
    rows.learn(torn, Map.of("b", 3));
    assertEquals(List.of(2), rows.look(List.of("b")).values());
  }

  @Test
  void largeValuesLeaveRoomForFew() {
    var owners = new RecentRows<String, List<Integer>>(commits, 10, List::size);
    owners.put("a", Optional.of(List.of(1, 2, 3, 4)));
    owners.put("b", Optional.of(List.of(1, 2, 3, 4)));
    assertTrue(owners.look(List.of("a")).isComplete());
    owners.put("b", Optional.of(List.of()));
    owners.put("c", Optional.of(List.of(1, 2, 3)));
    assertTrue(owners.look(List.of("a", "b", "c")).isComplete());
    owners.put("d", Optional.of(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));
    assertFalse(owners.look(List.of("d")).isComplete());
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
