package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.viewAfter;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Reads: barriers with a nonce.
class ReadBarriersTest {
  private static final long NEXT = EPOCH + 5;

  private final TestGroup member = new TestGroup(5, 1);

  @Test
  void completesWithAMajorityItselfIncluded() {
    long nonce = ask(10);
    answer(2, nonce, 0);
    assertTrue(reached().isEmpty());
    answer(3, nonce, 0);
    assertEquals(List.of(10L), reached());
  }

  @Test
  void countsARepeatedAnswerOnce() {
    long nonce = ask(10);
    answer(2, nonce, 0);
    answer(2, nonce, 0);
    assertTrue(reached().isEmpty());
  }

  @Test
  void waitsToDeliverUpToTheLargestAnswer() {
    long nonce = ask(10);
    answer(2, nonce, 1);
    answer(3, nonce, 0);
    assertTrue(reached().isEmpty());
    member.receiveRequest(2, 0);
    member.receiveSequence(0, request(2, 0));
    member.force(1);
    assertTrue(reached().isEmpty(), "two of five hold it");
    member.holds(4, 1);
    assertEquals(List.of(10L), reached());
  }

  @Test
  void aReaderThatComesLaterGetsQuestionsOfItsOwn() {
    long first = ask(10);
    member.step(new Input.BarrierAsked(11));
    member.step(new Input.BarrierAsked(12));
    assertTrue(member.messages(Message.BarrierQuestion.class).isEmpty());
    answer(2, first, 0);
    answer(3, first, 0);
    assertEquals(List.of(10L), reached());
    long second = member.messages(Message.BarrierQuestion.class).getFirst().nonce();
    answer(2, second, 0);
    answer(3, second, 0);
    assertEquals(List.of(11L, 12L), reached());
  }

  @Test
  void anAnswerToAnEarlierLifeDoesNotCount() {
    long nonce = ask(10);
    member.receive(new Message.BarrierAnswer(metadata(2, 0, 0), LIFE - 1, nonce, 0));
    member.receive(new Message.BarrierAnswer(metadata(3, 0, 0), LIFE - 1, nonce, 0));
    assertTrue(reached().isEmpty());
  }

  @Test
  void asksAgainWhoeverHasNotAnswered() {
    long nonce = ask(10);
    answer(2, nonce, 0);
    member.tick(1000);
    assertEquals(3, member.messages(Message.BarrierQuestion.class).size());
  }

  /// A question may be lost, so the host must not sleep on: not even while the group rests.
  @Test
  void keepsTheHostAwakeAtRestUntilItIsAnswered() {
    Timing timing = Timing.standard();
    member.restThrough(0, timing.restAfterMillis());
    assertTrue(member.tickMillis() > timing.tickMillis(), "at rest");
    long nonce = ask(10);
    assertEquals(timing.tickMillis(), member.tickMillis());
    member.tickThrough(
        timing.restAfterMillis(), timing.restAfterMillis() + timing.barrierRepeatMillis());
    assertEquals(4, member.messages(Message.BarrierQuestion.class).size(), "asked again");
    answer(2, nonce, 0);
    answer(3, nonce, 0);
    assertTrue(member.tickMillis() > timing.tickMillis(), "at rest again");
  }

  @Test
  void isUnavailableWithoutAMajority() {
    long nonce = ask(10);
    answer(2, nonce, 0);
    member.tick(1999);
    assertTrue(member.effects(Effect.Rejected.class).isEmpty());
    member.tick(2000);
    assertEquals(
        List.of(new Effect.Rejected(10, Effect.Reason.UNAVAILABLE)),
        member.effects(Effect.Rejected.class));
  }

  @Test
  void answersWhatItHoldsWithTheQuestionsNonce() {
    member.receiveRequest(2, 0);
    member.receiveSequence(0, request(2, 0));
    member.receive(new Message.BarrierQuestion(metadata(4, 0, 0), 77));
    assertEquals(0, answerSent().heldEnd(), "received is not held");
    member.force(1);
    member.receive(new Message.BarrierQuestion(metadata(4, 0, 0), 78));
    assertEquals(1, answerSent().heldEnd());
    assertEquals(78, answerSent().nonce());
  }

  @Test
  void startsAgainWhenTheViewChanges() {
    long first = ask(10);
    answer(2, first, 0);
    ViewRecord next = viewAfter(NEXT, 0, all(5));
    member.receive(new Message.StartView(metadata(0, NEXT, NEXT, 0), next, 0));
    member.forceAll();
    long second = member.messages(Message.BarrierQuestion.class).getFirst().nonce();
    assertNotEquals(first, second);
    answerIn(NEXT, 3, first);
    answerIn(NEXT, 4, first);
    assertTrue(reached().isEmpty(), "answers to the questions of the old epoch");
    answerIn(NEXT, 3, second);
    answerIn(NEXT, 4, second);
    assertEquals(List.of(10L), reached());
  }

  @Test
  void aBarrierThatWaitsForADeliveryStartsAgainToo() {
    long first = ask(10);
    answer(2, first, 1);
    answer(3, first, 1);
    assertTrue(reached().isEmpty());
    ViewRecord next = viewAfter(NEXT, 0, all(5));
    member.receive(new Message.StartView(metadata(0, NEXT, NEXT, 0), next, 0));
    member.forceAll();
    assertEquals(1, member.messages(Message.BarrierQuestion.class).size());
  }

  @Test
  void onlyAnswersOfExactlyItsLogEpochCount() {
    long nonce = ask(10);
    answerIn(EPOCH - 5, 2, nonce);
    answerIn(NEXT, 3, nonce);
    member.receive(new Message.BarrierAnswer(metadata(4, NEXT, EPOCH, 0), LIFE, nonce, 0));
    assertTrue(reached().isEmpty());
  }

  @Test
  void anAnswerOfAMemberWithoutAVoteDoesNotCount() {
    long nonce = ask(10);
    answer(2, nonce, 0);
    Metadata voteless = new Metadata(3, LIFE, false, EPOCH, EPOCH, 0, 0, 0, List.of());
    member.receive(new Message.BarrierAnswer(voteless, LIFE, nonce, 0));
    assertTrue(reached().isEmpty());
  }

  @Test
  void heartbeatsNeverServeAsAnswers() {
    ask(10);
    for (int other : List.of(0, 2, 3, 4)) {
      member.holds(other, 0);
      assertTrue(reached().isEmpty());
    }
  }

  @Test
  void answersNobodyOnceItHasPromisedALaterEpoch() {
    member.receive(new Message.Prepare(metadata(0, NEXT, EPOCH, 0), NEXT));
    member.receive(new Message.BarrierQuestion(metadata(4, 0, 0), 77));
    assertTrue(member.messages(Message.BarrierAnswer.class).isEmpty());
  }

  private void answerIn(long epoch, int from, long nonce) {
    member.receive(new Message.BarrierAnswer(metadata(from, epoch, epoch, 0), LIFE, nonce, 0));
  }

  private Message.BarrierAnswer answerSent() {
    return member.messages(Message.BarrierAnswer.class).getFirst();
  }

  private long ask(long handle) {
    member.step(new Input.BarrierAsked(handle));
    return member.messages(Message.BarrierQuestion.class).getFirst().nonce();
  }

  private void answer(int from, long nonce, long heldEnd) {
    member.receive(new Message.BarrierAnswer(metadata(from, 0, 0), LIFE, nonce, heldEnd));
  }

  private List<Long> reached() {
    return member.effects(Effect.BarrierReached.class).stream()
        .map(Effect.BarrierReached::handle)
        .toList();
  }
}
