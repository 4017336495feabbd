package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.promising;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;
import static stoa.ordering.TestGroup.viewAfter;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 7: a member that starts again with its disk.
class RestartTest {
  private static final long LATER_LIFE = LIFE + 1;
  private static final long NEXT = EPOCH + 5;
  private static final long SETTLED = Timing.standard().settleMillis();

  private final TestGroup restarted =
      new TestGroup(GroupConfiguration.standard(3, 1), afterOneEntry());

  @Test
  void assignsNothingInTheViewOfItsEarlierLife() {
    restarted.receiveRequest(2, 1);
    assertEquals(1, restarted.status().receivedEnd(), "number 1 is its turn, of its earlier life");
    assertTrue(restarted.messages(Message.Sequence.class).isEmpty());
    restarted.submit("a");
    assertEquals(
        Effect.Reason.NOT_IN_VIEW, restarted.effects(Effect.Rejected.class).getFirst().reason());
  }

  @Test
  void takesWhatItsEarlierLifeAssignedFromTheOthers() {
    restarted.receiveRequest(2, 1);
    restarted.receive(new Message.LogEntry(metadata(2, 2, 2), entry(1, EPOCH, request(2, 1))));
    assertFalse(restarted.halted(), "the earlier life may have forgotten it");
    assertEquals(2, restarted.status().receivedEnd());
  }

  @Test
  void whatItHoldsStillCounts() {
    restarted.holds(2, 1);
    assertEquals(1, restarted.status().deliveredEnd());
    Metadata told = toldBy(restarted);
    assertEquals(1, told.heldEnd());
    assertTrue(told.votes());
  }

  @Test
  void answersPrepareWithItsOldLog() {
    restarted.receive(new Message.Prepare(metadata(2, NEXT, EPOCH, 1), NEXT));
    restarted.forceAll();
    Message.PrepareAnswer answer = restarted.messages(Message.PrepareAnswer.class).getFirst();
    assertEquals(1, answer.logEnd());
    assertEquals(LATER_LIFE, answer.metadata().incarnation());
  }

  @Test
  void keepsItsOldPromise() {
    TestGroup promised =
        new TestGroup(GroupConfiguration.standard(3, 1), promising(NEXT + 1, afterOneEntry()));
    promised.receive(new Message.Prepare(metadata(2, NEXT, EPOCH, 1), NEXT));
    assertTrue(promised.appended().isEmpty());
    assertEquals(NEXT + 1, toldBy(promised).promise());
  }

  @Test
  void mayBeACandidateItself() {
    Candidate candidate = new Candidate(3, afterOneEntry(), 2).asks();
    candidate.answer(2, EPOCH, 1, 0);
    assertTrue(candidate.made().lists(new Origin(1, LATER_LIFE)));
  }

  @Test
  void asksToJoinByMeansOfTheOthers() {
    TestGroup other = new TestGroup(3, 2);
    assertEquals(0, wishesWhileSpoken(other, 0, SETTLED - 5, 0), "it is still cold");
    assertEquals(1, wishesWhileSpoken(other, SETTLED, SETTLED + 5, 0));
  }

  @Test
  void isAskedInOnlyOnceItHasCaughtUp() {
    long far = 2L * Limits.standard().joinLagNumbers();
    JournalRecord.Numbered[] log = new JournalRecord.Numbered[(int) far];
    for (int n = 0; n < far; n++) {
      log[n] = entry(n, EPOCH, request(0, n));
    }
    RecoveredState state = inView(LIFE, view(EPOCH, 0, all(3)), log);
    TestGroup other = new TestGroup(GroupConfiguration.standard(3, 2), state);
    other.tick(0);
    other.holds(0, far);
    assertEquals(far, other.status().deliveredEnd());
    assertEquals(0, wishesWhileSpoken(other, 0, SETTLED + 100, far / 4));
    assertEquals(1, wishesWhileSpoken(other, SETTLED + 105, SETTLED + 105, far));
  }

  @Test
  void ownsNumbersAgainWithTheViewThatListsIt() {
    List<Origin> members =
        List.of(new Origin(0, LIFE), new Origin(1, LATER_LIFE), new Origin(2, LIFE));
    ViewRecord next = viewAfter(NEXT, 1, members);
    restarted.receive(new Message.StartView(metadata(2, NEXT, NEXT, 1), next, 2));
    restarted.forceAll();
    restarted.submit("a");
    Message.Sequence assigned = restarted.messages(Message.Sequence.class).getFirst();
    assertEquals(1, assigned.number());
    assertEquals(new RequestId(new Origin(1, LATER_LIFE), 0), assigned.request());
  }

  @Test
  void startsAgainWhenALaterLifeOfItIsKnown() {
    List<Origin> members = List.of(new Origin(0, LIFE), new Origin(1, 9), new Origin(2, LIFE));
    ViewRecord next = viewAfter(NEXT, 1, members);
    restarted.receive(new Message.StartView(metadata(2, NEXT, NEXT, 1), next, 2));
    assertEquals(List.of(new Effect.StartAgain(9)), restarted.effects(Effect.StartAgain.class));
    assertTrue(restarted.tick(1000).isEmpty(), "this life is over");
  }

  @Test
  void deliversFromWhatTheApplicationHas() {
    RecoveredState state = afterOneEntry();
    RecoveredState applied =
        new RecoveredState(
            state.incarnation(),
            true,
            state.promise(),
            state.view(),
            0,
            List.of(),
            state.table(),
            state.entries(),
            0,
            1);
    TestGroup member = new TestGroup(GroupConfiguration.standard(3, 1), applied);
    member.holds(2, 1);
    assertTrue(member.delivered().isEmpty(), "number 0 was applied before");
  }

  /// Number 0 is in the log, and the view lists the earlier life.
  private static RecoveredState afterOneEntry() {
    return inView(LATER_LIFE, view(EPOCH, 0, all(3)), entry(0, EPOCH, request(2, 0)));
  }

  /// Both others speak, member 1 in a life that no view lists.
  private static int wishesWhileSpoken(
      TestGroup member, long fromMillis, long untilMillis, long heldEnd) {
    int wishes = 0;
    for (long now = fromMillis; now <= untilMillis; now += 5) {
      member.receive(new Message.Heartbeat(metadata(0, EPOCH, EPOCH, heldEnd)));
      speakAgain(member, EPOCH, heldEnd);
      member.tick(now);
      wishes += member.messages(Message.ViewWish.class).size();
    }
    return wishes;
  }

  private static void speakAgain(TestGroup member, long logEpoch, long heldEnd) {
    Metadata life =
        new Metadata(1, LATER_LIFE, true, logEpoch, logEpoch, heldEnd, 0, heldEnd, List.of());
    member.receive(new Message.Heartbeat(life));
  }

  private static Metadata toldBy(TestGroup member) {
    member.tick(5000);
    return member.messages(Message.Heartbeat.class).getFirst().metadata();
  }
}
