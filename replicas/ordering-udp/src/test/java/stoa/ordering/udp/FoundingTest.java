package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Metadata;
import stoa.ordering.Timing;

/// Rule 8: who gets a vote by bootstrap.
class FoundingTest {
  private static final GroupConfiguration GROUP = GroupConfiguration.standard(5, 2);

  private static final long PATIENCE_MILLIS = Founding.patienceMillis(GROUP.timing());
  private static final long HEARD_MILLIS = Founding.heardMillis(GROUP.timing());

  private final List<String> events = new ArrayList<>();
  private final Founding founding =
      new Founding(GROUP, 0, true, () -> events.add("exists"), end -> events.add(end.toString()));

  @Test
  void foundsAsSoonAsAllOthersSpeakAndKnowOfNoGroup() {
    List.of(0, 1, 3, 4).forEach(this::hearBlank);
    founding.tick(10);

    assertEquals(List.of("Founded[]"), events);
    assertFalse(founding.isListening());
  }

  @Test
  void foundsWithAMajorityAfterAMoment() {
    hearTwoUntil(10 + PATIENCE_MILLIS - 1);
    assertEquals(List.of(), events);
    founding.tick(10 + PATIENCE_MILLIS);

    assertEquals(List.of("Founded[]"), events);
  }

  @Test
  void whoHasFallenSilentNoLongerCounts() {
    hearTwoUntil(1_000);
    hearBlank(0);
    founding.tick(1_000 + HEARD_MILLIS + 1);
    founding.tick(1_000_000);
    hearTwoUntil(1_000_000 + PATIENCE_MILLIS - 20);

    assertEquals(List.of(), events, "the moment begins anew");
  }

  @Test
  void neverFoundsWithoutAMajority() {
    hearBlank(0);
    hearBlank(0);
    hearBlank(2);
    hearBlank(7);
    hearBlank(-1);
    founding.tick(10);
    founding.tick(1_000_000_000);

    assertEquals(List.of(), events);
    assertTrue(founding.isListening());
  }

  @Test
  void aVoteAloneIsNoGroup() {
    List.of(0, 1, 3, 4)
        .forEach(member -> founding.hear(new Metadata(member, 1, true, 0, 0, 0, 0, 0, List.of())));
    founding.tick(10);

    assertEquals(List.of("Founded[]"), events);
  }

  @Test
  void oneThatShowsAGroupOutweighsAllOthers() {
    for (Metadata shows :
        List.of(
            new Metadata(1, 1, true, 5, 0, 0, 0, 0, List.of()),
            new Metadata(1, 1, false, 5, 5, 0, 0, 0, List.of()),
            new Metadata(1, 1, false, 0, 0, 1, 0, 0, List.of()),
            new Metadata(1, 1, false, 0, 0, 0, 1, 0, List.of()),
            new Metadata(1, 1, false, 0, 0, 0, 0, 1, List.of()))) {
      List<String> seen = new ArrayList<>();
      Founding listening =
          new Founding(GROUP, 0, true, () -> seen.add("exists"), end -> seen.add(end.toString()));
      List.of(0, 3, 4).forEach(member -> listening.hear(blank(member)));
      listening.hear(shows);
      listening.hear(blank(1));
      listening.hear(shows);
      listening.tick(10);
      listening.tick(10 + PATIENCE_MILLIS);

      assertEquals(List.of("exists"), seen, shows::toString);
    }
  }

  @Test
  void doesNothingWhereItIsDecided() {
    Founding decided =
        new Founding(
            GROUP, 0, false, () -> events.add("exists"), end -> events.add(end.toString()));
    List.of(0, 1, 3, 4).forEach(member -> decided.hear(blank(member)));
    decided.tick(10);

    assertEquals(List.of(), events);
  }

  /// A resting member of an existing group speaks at long intervals.
  @Test
  void waitsUntilEveryMemberOfARestingGroupHasSpokenTwice() {
    Timing resting = GROUP.timing();
    long between = resting.restingHeartbeatMillis() + resting.restingTickMillis();

    assertTrue(PATIENCE_MILLIS > 2 * between);
    assertTrue(HEARD_MILLIS > 2 * resting.idleHeartbeatMillis());
  }

  @Test
  void aRestoredGroupBeginsBehindItsBackup() {
    Founding restored =
        new Founding(
            GROUP, 70, true, () -> events.add("exists"), end -> events.add(end.toString()));
    List.of(0, 1).forEach(member -> restored.hear(atNumber(member, 70)));
    List.of(3, 4).forEach(member -> restored.hear(blank(member)));
    restored.tick(10);
    assertEquals(List.of(), events, "who begins elsewhere does not count");
    List.of(3, 4).forEach(member -> restored.hear(atNumber(member, 70)));
    restored.tick(20);

    assertEquals(List.of("Founded[]"), events);
  }

  @Test
  void numbersBehindTheBackupShowThatTheGroupExists() {
    Founding restored =
        new Founding(
            GROUP, 70, true, () -> events.add("exists"), end -> events.add(end.toString()));
    List.of(0, 1, 3).forEach(member -> restored.hear(atNumber(member, 70)));
    restored.hear(atNumber(4, 71));
    restored.tick(10);

    assertEquals(List.of("exists"), events);
  }

  private static Metadata atNumber(int member, long end) {
    return new Metadata(member, 1, false, 0, 0, end, end, end, List.of());
  }

  private void hearTwoUntil(long untilMillis) {
    for (long now = Math.max(10, untilMillis - PATIENCE_MILLIS + 1);
        now < untilMillis;
        now += 100) {
      hearBlank(0);
      hearBlank(4);
      founding.tick(now);
    }
    founding.tick(untilMillis);
  }

  private void hearBlank(int member) {
    founding.hear(blank(member));
  }

  private static Metadata blank(int member) {
    return new Metadata(member, 1, false, 0, 0, 0, 0, 0, List.of());
  }
}
