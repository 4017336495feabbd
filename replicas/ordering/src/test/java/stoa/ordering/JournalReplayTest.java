package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.batch;
import static stoa.ordering.TestGroup.request;

import java.util.List;
import org.junit.jupiter.api.Test;

class JournalReplayTest {
  private static final GroupConfiguration GROUP = GroupConfiguration.standard(3, 1);

  @Test
  void anEmptyJournalIsAFreshStart() {
    assertEquals(RecoveredState.fresh(4), new JournalReplay(GROUP, 0).recovered(4));
  }

  @Test
  void keepsOwnRequestsUntilTheyHaveANumber() {
    JournalReplay replay = new JournalReplay(GROUP, 0);
    replay.read(new JournalRecord.OwnRequest(request(1, 0), batch("a")));
    replay.read(new JournalRecord.OwnRequest(request(1, 1), batch("b")));
    replay.read(entry(0, request(1, 0)));
    List<JournalRecord.OwnRequest> left = replay.recovered(2).ownRequests();
    assertEquals(List.of(new JournalRecord.OwnRequest(request(1, 1), batch("b"))), left);
  }

  @Test
  void startsInTheMiddleWhenABaseFollows() {
    JournalReplay replay = new JournalReplay(GROUP, 12);
    for (long n = 9; n < 14; n++) {
      replay.read(entry(n, request(2, n)));
    }
    replay.read(new JournalRecord.Base(11, List.of(new RequestEnd(new Origin(2, 1), 11))));
    RecoveredState recovered = replay.recovered(2);
    assertEquals(14, recovered.logEnd());
    assertTrue(recovered.logStart() >= 11 && recovered.logStart() <= 12);
    assertEquals(
        List.of(new RequestEnd(new Origin(2, 1), recovered.logStart())), recovered.assigned());
  }

  @Test
  void refusesAJournalThatBeginsInTheMiddleWithoutABase() {
    JournalReplay replay = new JournalReplay(GROUP, 10);
    replay.read(entry(9, request(2, 9)));
    assertThrows(IllegalStateException.class, () -> replay.recovered(2));
  }

  @Test
  void refusesAGap() {
    JournalReplay replay = new JournalReplay(GROUP, 0);
    replay.read(entry(0, request(2, 0)));
    JournalRecord.Entry afterGap = entry(2, request(2, 1));
    assertThrows(IllegalStateException.class, () -> replay.read(afterGap));
  }

  @Test
  void refusesAnApplicationThatIsOutsideOfTheJournal() {
    JournalReplay replay = new JournalReplay(GROUP, 2);
    replay.read(entry(0, request(2, 0)));
    assertThrows(IllegalStateException.class, () -> replay.recovered(2));
  }

  @Test
  void keepsInMemoryWhatIsNotAppliedAndATailForOthers() {
    long end = 3L * JournalReplay.SERVED_NUMBERS;
    JournalReplay replay = new JournalReplay(GROUP, end);
    for (long n = 0; n < end; n++) {
      replay.read(entry(n, request(2, n)));
    }
    RecoveredState recovered = replay.recovered(2);
    assertEquals(end - JournalReplay.SERVED_NUMBERS, recovered.logStart());
    assertEquals(end, recovered.logEnd());
  }

  @Test
  void remembersTheLastLivesOfAMemberOnly() {
    AssignedEnds ends = new AssignedEnds(GROUP, List.of());
    int lives = GROUP.limits().incarnationsPerMember();
    for (long life = 1; life <= lives + 1; life++) {
      ends.advance(new RequestId(new Origin(2, life), 0));
    }
    assertEquals(Long.MAX_VALUE, ends.end(new Origin(2, 1)), "forgotten counts as assigned");
    assertEquals(1, ends.end(new Origin(2, 2)));
    assertEquals(0, ends.end(new Origin(2, lives + 2)));
    assertEquals(lives, ends.toList().size());
  }

  private static JournalRecord.Entry entry(long number, RequestId id) {
    return new JournalRecord.Entry(number, 0, id, batch("content " + number));
  }
}
