package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.only;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 8: a member whose disk was lost.
class JoiningTest {
  private static final ViewRecord FULL = view(EPOCH, 0, all(5));

  private final TestGroup joiner =
      new TestGroup(GroupConfiguration.standard(5, 1), RecoveredState.blank(LIFE));

  @Test
  void promisesNothing() {
    joiner.receive(new Message.Prepare(metadata(0, EPOCH, 0, 0), EPOCH));
    assertTrue(joiner.effects(Effect.class).isEmpty());
  }

  @Test
  void wantsNoViewItself() {
    joiner.tickThrough(0, 2000);
    assertTrue(joiner.messages(Message.ViewWish.class).isEmpty());
  }

  @Test
  void adoptsAViewWithoutCountingInIt() {
    adopt(FULL);
    assertEquals(EPOCH, joiner.status().logEpoch());
    assertFalse(joiner.status().votes());
    assertFalse(joiner.status().hasTurns());
    assertFalse(told().votes());
  }

  @Test
  void ownsNothingBeforeItHasAVote() {
    adopt(FULL);
    joiner.receiveRequest(2, 0);
    joiner.receiveRequest(2, 1);
    joiner.receiveSequence(0, request(2, 0));
    assertEquals(1, joiner.status().receivedEnd(), "number 1 would be its turn");
    assertTrue(joiner.messages(Message.Sequence.class).isEmpty());
  }

  @Test
  void answersNoBarrierBeforeItHasAVote() {
    adopt(FULL);
    joiner.receive(new Message.BarrierQuestion(metadata(0, 0, 0), 1));
    assertTrue(joiner.messages(Message.BarrierAnswer.class).isEmpty());
    getVote();
    joiner.receive(new Message.BarrierQuestion(metadata(0, 0, 0), 2));
    assertEquals(1, joiner.messages(Message.BarrierAnswer.class).size());
  }

  @Test
  void doesNotCountItselfTowardsDelivery() {
    adopt(FULL);
    joiner.receiveRequest(2, 0);
    joiner.receiveSequence(0, request(2, 0));
    joiner.forceAll();
    joiner.receive(new Message.Heartbeat(voteless(3, 1)));
    joiner.holds(2, 1);
    assertEquals(0, joiner.status().deliveredEnd(), "0 and 2 hold it, and two without a vote");
    joiner.holds(4, 1);
    assertEquals(1, joiner.status().deliveredEnd());
  }

  @Test
  void getsItsVoteWhenAMajorityOfOthersHasAdoptedTheView() {
    adopt(FULL);
    joiner.holds(0, 0);
    joiner.holds(2, 0);
    assertFalse(writesVote(), "two others");
    joiner.receive(new Message.Heartbeat(voteless(3, 0)));
    assertFalse(writesVote(), "one without a vote does not count");
    joiner.holds(4, 0);
    assertTrue(writesVote());
    assertFalse(joiner.status().votes(), "not before it is on disk");
    joiner.forceAll();
    assertTrue(joiner.status().votes());
    assertTrue(joiner.status().hasTurns());
  }

  @Test
  void getsNoVoteInAViewThatDoesNotListItsPresentLife() {
    adopt(view(EPOCH, 0, only(0, 2, 3, 4)));
    getOthers();
    assertFalse(writesVote());
  }

  @Test
  void getsNoVoteWhileAnotherViewIsOnItsWay() {
    adopt(FULL);
    ViewRecord next = TestGroup.viewAfter(EPOCH + 5, 3, all(5));
    joiner.receive(new Message.StartView(metadata(0, EPOCH + 5, EPOCH, 3), next, 0));
    getOthers();
    assertFalse(writesVote());
  }

  @Test
  void isListedWithoutBeingCountedAmongTheMajority() {
    Candidate candidate = new Candidate(5, TestGroup.inFullView(5), 2, 3).asks();
    candidate.member().receive(new Message.Heartbeat(voteless(4, 0)));
    candidate.answer(2, EPOCH, 0, 0);
    candidate.waitForTheRest();
    assertTrue(candidate.views().isEmpty(), "1 and 2, and one that has no vote");
    candidate.answer(3, EPOCH, 0, 0);
    candidate.waitForTheRest();
    candidate.member().forceAll();
    assertEquals(only(1, 2, 3, 4), candidate.member().status().view().members());
  }

  @Test
  void itsAnswersAndSupportCountForNothing() {
    TestGroup member = new TestGroup(GroupConfiguration.standard(3, 1), TestGroup.inFullView(3));
    member.tickThrough(0, 400);
    long nonce = member.messages(Message.ViewWish.class).getLast().nonce();
    member.receive(new Message.ViewSupport(voteless(2, 0), LIFE, nonce));
    member.tickThrough(405, 600);
    assertEquals(EPOCH, member.status().promise(), "no candidate");
  }

  private void adopt(ViewRecord view) {
    joiner.receive(new Message.StartView(voteless(0, 0), view, 0));
    joiner.forceAll();
  }

  private void getOthers() {
    for (int member : List.of(0, 2, 3, 4)) {
      joiner.holds(member, 0);
    }
  }

  private void getVote() {
    getOthers();
    joiner.forceAll();
  }

  private boolean writesVote() {
    return joiner.appended().contains(new JournalRecord.Voter());
  }

  private Metadata told() {
    joiner.tick(5000);
    return joiner.messages(Message.Heartbeat.class).getFirst().metadata();
  }

  private static Metadata voteless(int sender, long heldEnd) {
    return new Metadata(sender, LIFE, false, EPOCH, EPOCH, heldEnd, 0, heldEnd, List.of());
  }
}
