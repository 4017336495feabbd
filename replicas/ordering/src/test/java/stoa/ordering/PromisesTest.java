package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;
import static stoa.ordering.TestGroup.viewAfter;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 5, Prepare: promises and their answers.
class PromisesTest {
  /// What member 2 picks after [TestGroup#EPOCH], and then member 0.
  private static final long NEXT = EPOCH + 5;

  private static final long LATER = EPOCH + 6;

  private final TestGroup member =
      new TestGroup(
          GroupConfiguration.standard(3, 1),
          inView(LIFE, view(EPOCH, 0, all(3)), entry(0, EPOCH, request(2, 0))));

  @Test
  void answersOnlyOnceThePromiseIsOnDisk() {
    prepare(2, NEXT);
    assertEquals(List.of(new JournalRecord.Promise(NEXT)), member.appended());
    assertTrue(answers().isEmpty());
    member.forceAll();
    Message.PrepareAnswer answer = answers().getFirst();
    assertEquals(NEXT, answer.epoch());
    assertEquals(EPOCH, answer.view().epoch());
    assertEquals(1, answer.logEnd());
    assertEquals(0, answer.deliveredEnd());
    assertEquals(LIFE, answer.metadata().incarnation());
  }

  @Test
  void theAnswerNamesOnlyTheForcedLog() {
    member.receiveRequest(2, 1);
    assertEquals(2, member.status().receivedEnd(), "number 1 is its own turn");
    prepare(2, NEXT);
    member.forceAll();
    assertEquals(2, answers().getFirst().logEnd(), "the entry was forced with the promise");
  }

  @Test
  void aPromiseFreezesTheLog() {
    prepare(2, NEXT);
    member.forceAll();
    member.receiveRequest(2, 1);
    member.receiveSequence(2, request(2, 2));
    assertEquals(1, member.status().receivedEnd());
    member.submit("a");
    assertEquals(
        Effect.Reason.NOT_IN_VIEW, member.effects(Effect.Rejected.class).getFirst().reason());
  }

  @Test
  void promisesNothingBelowItsPromise() {
    prepare(0, LATER);
    member.forceAll();
    prepare(2, NEXT);
    assertTrue(member.appended().isEmpty());
    assertTrue(answers().isEmpty());
  }

  @Test
  void promisesNothingUpToItsLogEpoch() {
    prepare(0, EPOCH);
    assertTrue(member.appended().isEmpty());
    assertTrue(answers().isEmpty());
  }

  @Test
  void confirmsAForcedPromiseThatIsAskedForAgain() {
    prepare(2, NEXT);
    prepare(2, NEXT);
    assertTrue(answers().isEmpty(), "not forced yet");
    member.forceAll();
    prepare(2, NEXT);
    assertEquals(1, answers().size());
    assertTrue(member.appended().isEmpty());
  }

  @Test
  void aHigherPromiseTakesTheLowerOnesAnswerAway() {
    prepare(2, NEXT);
    prepare(0, LATER);
    member.forceAll();
    assertEquals(List.of(LATER), answers().stream().map(Message.PrepareAnswer::epoch).toList());
  }

  @Test
  void aHigherPromiseEndsAnAdoptionUnderWay() {
    ViewRecord next = viewAfter(NEXT, 2, all(3));
    member.receive(new Message.StartView(metadata(2, NEXT, EPOCH, 2), next, 2));
    assertEquals(1, member.messages(Message.RetransmitRequest.class).size());
    prepare(0, LATER);
    member.receive(
        new Message.LogEntry(metadata(2, NEXT, NEXT, 2), entry(1, EPOCH, request(0, 0))));
    member.forceAll();
    assertEquals(1, member.status().receivedEnd());
    assertEquals(EPOCH, member.status().logEpoch());
  }

  @Test
  void aCandidateMayPickItsOwnEpochsOnly() {
    prepare(0, NEXT);
    assertEquals(EPOCH, member.status().promise());
  }

  @Test
  void waitsOneViewTimeOutBeforeItWantsAnotherView() {
    member.tick(0);
    prepare(2, NEXT);
    member.forceAll();
    member.tickThrough(5, 295);
    assertTrue(member.messages(Message.ViewWish.class).isEmpty());
    member.tickThrough(300, 300);
    assertEquals(1, member.messages(Message.ViewWish.class).size());
  }

  private void prepare(int candidate, long epoch) {
    member.receive(new Message.Prepare(metadata(candidate, epoch, EPOCH, 1), epoch));
  }

  private List<Message.PrepareAnswer> answers() {
    return member.messages(Message.PrepareAnswer.class);
  }
}
