package stoa.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stoa.client.MemberChoice.Kind;

final class MemberChoiceTest {
  private static final int MEMBERS = 5;
  private static final long AVOID_NANOS = 3_000_000_000L;

  private static MemberChoice choice(MemberPreference preference) {
    return new MemberChoice(MEMBERS, preference, AVOID_NANOS);
  }

  private static int next(MemberChoice choice, Kind kind) {
    return choice.next(kind, new BitSet(), 0);
  }

  @Test
  void readsFollowCommandsWhenTheyGoTogether() {
    MemberChoice together = choice(MemberPreference.TOGETHER);
    assertEquals(0, next(together, Kind.READ));
    together.answered(Kind.COMMAND, 3, 1);
    assertEquals(3, next(together, Kind.READ));
    together.answered(Kind.READ, 4, 1);
    assertEquals(3, next(together, Kind.COMMAND), "a read does not say who takes commands");
  }

  @Test
  void readsStayWhereTheyAreWhenSpread() {
    MemberChoice spread = choice(MemberPreference.SPREAD);
    int reads = next(spread, Kind.READ);
    spread.answered(Kind.COMMAND, (reads + 1) % MEMBERS, 1);
    assertEquals(reads, next(spread, Kind.READ));
  }

  @Test
  void clientsBeginAtDifferentMembersWhenSpread() {
    Set<Integer> first = new HashSet<>();
    // That two hundred draws of five all agree has a probability below 10 to the power of -130.
    for (int client = 0; client < 200; client++) {
      first.add(next(choice(MemberPreference.SPREAD), Kind.READ));
    }
    assertTrue(first.size() > 1, first.toString());
  }

  @Test
  void aMemberThatFailedIsAskedLastByBothPreferences() {
    for (MemberPreference preference : MemberPreference.values()) {
      MemberChoice choice = choice(preference);
      int failed = next(choice, Kind.READ);
      choice.failed(Kind.READ, failed, -1, 0);
      assertEquals((failed + 1) % MEMBERS, next(choice, Kind.READ));
    }
  }

  @Test
  void aMemberThatAnswersOthersMeanwhileIsSlowAndNotLeft() {
    MemberChoice choice = choice(MemberPreference.TOGETHER);
    choice.answered(Kind.READ, 0, 20);
    choice.failed(Kind.READ, 0, 10, 30);
    assertEquals(0, next(choice, Kind.READ), "answered another since the failed call went out");
    choice.failed(Kind.READ, 0, 25, 40);
    assertEquals(1, next(choice, Kind.READ), "answered nobody since");
  }

  @Test
  void answeredReadsDoNotSpeakForCommands() {
    MemberChoice choice = choice(MemberPreference.TOGETHER);
    choice.answered(Kind.READ, 0, 20);
    choice.failed(Kind.COMMAND, 0, 10, 30);
    assertEquals(1, next(choice, Kind.COMMAND));
  }

  @Test
  void onlyTheTwoPreferencesAreKnown() {
    assertEquals(MemberPreference.SPREAD, MemberPreference.parse("spread"));
    assertEquals(MemberPreference.TOGETHER, MemberPreference.parse(" Together "));
    assertThrows(IllegalArgumentException.class, () -> MemberPreference.parse("near"));
  }
}
