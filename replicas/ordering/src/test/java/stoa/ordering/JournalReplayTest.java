package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalReplayTest {
  private static final GroupConfiguration GROUP = GroupConfiguration.standard(3, 1);
  private static final EpochTable NONE = new EpochTable(List.of());

  @Test
  void anEmptyJournalIsThatOfAMemberWithoutAVote() {
    assertEquals(RecoveredState.blank(4), replay(0).recovered(4));
  }

  @Test
  void aVoteAloneIsThatOfABootstrappedMember() {
    assertEquals(RecoveredState.bootstrapped(4), replay(0, new JournalRecord.Voter()).recovered(4));
  }

  @Test
  void remembersTheLargestIncarnationAndPromiseAndTheLastView() {
    JournalReplay replay =
        replay(
            0,
            new JournalRecord.Incarnation(4),
            new JournalRecord.Promise(3),
            new JournalRecord.View(view(3, 0, all(3))),
            new JournalRecord.Promise(7),
            new JournalRecord.Incarnation(9));
    assertEquals(9, replay.lastIncarnation());
    RecoveredState recovered = replay.recovered(10);
    assertEquals(7, recovered.promise());
    assertEquals(3, recovered.view().epoch());
    assertEquals(10, recovered.incarnation());
  }

  @Test
  void aCutTakesEntriesBack() {
    JournalReplay replay =
        replay(0, entry(0, 3), entry(1, 3), entry(2, 3), new JournalRecord.Cut(1), entry(1, 7));
    RecoveredState recovered = replay.recovered(2);
    assertEquals(List.of(entry(0, 3), entry(1, 7)), recovered.entries());
    assertEquals(NONE.with(3, 0).with(7, 1), recovered.table());
  }

  @Test
  void aCrashBetweenAnyTwoRecordsOfAnAdoptionLeavesALogOfOneOfTheTwoViews() {
    List<JournalRecord> adoption =
        List.of(
            new JournalRecord.Voter(),
            new JournalRecord.Promise(3),
            new JournalRecord.View(view(3, 0, all(3))),
            entry(0, 3),
            entry(1, 3),
            new JournalRecord.Promise(8),
            new JournalRecord.Cut(1),
            entry(1, 7),
            entry(2, 7),
            new JournalRecord.View(
                new ViewRecord(8, all(3), 3, NONE.with(3, 0).with(7, 1).with(8, 3))));
    for (int survived = 0; survived <= adoption.size(); survived++) {
      JournalRecord[] records = adoption.subList(0, survived).toArray(JournalRecord[]::new);
      RecoveredState state = replay(0, records).recovered(2);
      assertTrue(state.view().epoch() <= state.promise());
      assertEquals(survived == adoption.size() ? 8 : survived < 3 ? 0 : 3, state.view().epoch());
      for (JournalRecord.Numbered entry : state.entries()) {
        assertEquals(entry.epoch(), state.table().epochAt(entry.number()));
      }
    }
  }

  @Test
  void voidsAreEntriesToo() {
    JournalReplay replay = replay(0, new JournalRecord.VoidEntry(0, 3), entry(1, 3));
    assertEquals(2, replay.recovered(2).logEnd());
  }

  @Test
  void startsInTheMiddleWhenABaseFollows() {
    JournalReplay replay = replay(12);
    for (long n = 9; n < 14; n++) {
      replay.read(entry(n, 5));
    }
    replay.read(base(11, 11, NONE.with(5, 2)));
    RecoveredState recovered = replay.recovered(2);
    assertEquals(14, recovered.logEnd());
    assertEquals(11, recovered.journalStart());
    assertTrue(recovered.logStart() >= 11 && recovered.logStart() <= 12);
    assertEquals(
        List.of(new RequestEnd(new Origin(2, 1), recovered.logStart())), recovered.assigned());
    assertEquals(NONE.with(5, 2), recovered.table());
  }

  @Test
  void theBaseKnowsTheEpochsBelowItAndTheEntriesThoseAbove() {
    JournalReplay replay = replay(12, entry(9, 5), entry(10, 5), entry(11, 8), entry(12, 8));
    replay.read(base(10, 10, NONE.with(3, 0).with(5, 4)));
    assertEquals(NONE.with(3, 0).with(5, 4).with(8, 11), replay.recovered(2).table());
  }

  @Test
  void aCutMayReachBelowABeginningThatWasDeleted() {
    JournalReplay replay =
        replay(11, entry(13, 5), new JournalRecord.Cut(10), entry(10, 7), entry(11, 7));
    replay.read(base(10, 10, NONE.with(5, 2)));
    RecoveredState recovered = replay.recovered(2);
    assertEquals(12, recovered.logEnd());
    assertEquals(NONE.with(5, 2).with(7, 10), recovered.table());
  }

  @Test
  void beginsAnewBehindASnapshot() {
    ViewRecord adopted = view(3, 0, all(3));
    JournalReplay before =
        replay(
            0,
            new JournalRecord.Incarnation(1),
            new JournalRecord.Voter(),
            new JournalRecord.Promise(6),
            new JournalRecord.View(adopted),
            entry(0, 3));
    JournalReplay after = replay(40);
    before.behind(base(40, 40, NONE.with(5, 2))).forEach(after::read);
    RecoveredState recovered = after.recovered(2);
    assertEquals(40, recovered.logEnd());
    assertEquals(40, recovered.journalStart());
    assertEquals(6, recovered.promise());
    assertEquals(adopted, recovered.view());
    assertTrue(recovered.votes());
    assertEquals(5, recovered.table().epochAt(39));
  }

  @Test
  void refusesAJournalThatBeginsInTheMiddleWithoutABase() {
    JournalReplay replay = replay(10, entry(9, 0));
    assertThrows(IllegalStateException.class, () -> replay.recovered(2));
  }

  @Test
  void refusesAGap() {
    JournalReplay replay = replay(0, entry(0, 0));
    assertThrows(IllegalStateException.class, () -> replay.read(entry(2, 0)));
  }

  @Test
  void refusesACutBelowAKnownStart() {
    JournalReplay replay = replay(12, base(11, 11, NONE.with(5, 2)), entry(11, 5));
    assertThrows(IllegalStateException.class, () -> replay.read(new JournalRecord.Cut(10)));
  }

  @Test
  void refusesAnApplicationThatIsOutsideOfTheJournal() {
    JournalReplay replay = replay(2, entry(0, 0));
    assertThrows(IllegalStateException.class, () -> replay.recovered(2));
  }

  @Test
  void keepsInMemoryWhatIsNotAppliedAndATailForOthers() {
    long end = 3L * JournalReplay.SERVED_NUMBERS;
    JournalReplay replay = replay(end);
    for (long n = 0; n < end; n++) {
      replay.read(entry(n, 0));
    }
    RecoveredState recovered = replay.recovered(2);
    assertEquals(end - JournalReplay.SERVED_NUMBERS, recovered.logStart());
    assertEquals(end, recovered.logEnd());
    assertEquals(0, recovered.journalStart());
  }

  @Test
  void remembersTheLastLivesOfAMemberOnly() {
    AssignedEnds ends = new AssignedEnds(GROUP, List.of());
    int lives = GROUP.limits().incarnationsPerMember();
    IntStream.rangeClosed(1, lives + 1)
        .forEach(life -> ends.advance(new RequestId(new Origin(2, life), 0)));
    assertEquals(Long.MAX_VALUE, ends.end(new Origin(2, 1)), "forgotten counts as assigned");
    assertEquals(1, ends.end(new Origin(2, 2)));
    assertEquals(0, ends.end(new Origin(2, lives + 2)));
    assertEquals(lives, ends.toList().size());
  }

  private static JournalReplay replay(long appliedEnd, JournalRecord... records) {
    JournalReplay replay = new JournalReplay(GROUP, appliedEnd);
    List.of(records).forEach(replay::read);
    return replay;
  }

  private static JournalRecord.Base base(long start, long assignedEnd, EpochTable table) {
    RequestEnd assigned = new RequestEnd(new Origin(2, 1), assignedEnd);
    return new JournalRecord.Base(start, List.of(assigned), table);
  }

  private static JournalRecord.Entry entry(long number, long epoch) {
    return TestGroup.entry(number, epoch, request(2, number));
  }
}
