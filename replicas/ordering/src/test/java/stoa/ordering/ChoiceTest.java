package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.inFullView;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.only;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;
import static stoa.ordering.TestGroup.viewAfter;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 5, Prepare and Choice, at the candidate.
class ChoiceTest {
  @Test
  void picksAnEpochThatOnlyItCanPickAndThatIsLargerThanAnySeen() {
    Candidate candidate = new Candidate(3, inFullView(3), 2);
    assertEquals(1, candidate.epoch() % 3);
    assertTrue(candidate.epoch() > EPOCH);
    Candidate after = new Candidate(3, TestGroup.promising(EPOCH + 11, inFullView(3)), 2);
    assertTrue(after.epoch() > EPOCH + 11);
  }

  @Test
  void asksOnlyOnceItsOwnPromiseIsOnDisk() {
    Candidate candidate = new Candidate(3, inFullView(3), 2);
    assertTrue(candidate.member().messages(Message.Prepare.class).isEmpty());
    candidate.asks();
  }

  @Test
  void needsAMajorityOfTheConfiguredMembers() {
    Candidate candidate = new Candidate(5, inFullView(5), 2, 3).asks();
    candidate.answer(2, EPOCH, 0, 0);
    candidate.waitForTheRest();
    assertTrue(candidate.views().isEmpty(), "two of five");
    candidate.answer(3, EPOCH, 0, 0);
    assertEquals(only(1, 2, 3), candidate.made().members());
  }

  @Test
  void countsARepeatedAnswerOnce() {
    Candidate candidate = new Candidate(5, inFullView(5), 2, 3).asks();
    candidate.answer(2, EPOCH, 0, 0);
    candidate.answer(2, EPOCH, 0, 0);
    candidate.waitForTheRest();
    assertTrue(candidate.views().isEmpty());
  }

  @Test
  void choosesTheHighestLogEpochBeforeTheLongestLog() {
    ViewRecord older = view(EPOCH, 0, all(3));
    Candidate candidate =
        new Candidate(
            3,
            inView(LIFE, older, entry(0, EPOCH, request(0, 0)), entry(1, EPOCH, request(0, 1))),
            2);
    candidate.asks().answer(2, EPOCH + 2, 1, 0);
    assertEquals(1, candidate.made().base());
    assertEquals(EPOCH + 2, candidate.made().table().epochAt(0));
    assertEquals(2, candidate.views().getFirst().source());
  }

  @Test
  void choosesTheLongerOfTwoLogsOfOneEpoch() {
    Candidate candidate = new Candidate(3, inFullView(3), 2).asks();
    candidate.answer(2, EPOCH, 7, 3);
    assertEquals(7, candidate.made().base());
    EpochTable expected = new EpochTable(List.of()).with(EPOCH, 0).with(candidate.epoch(), 7);
    assertEquals(expected, candidate.made().table());
  }

  @Test
  void waitsAShortTimeForTheRest() {
    Candidate candidate = new Candidate(5, inFullView(5), 2, 3, 4).asks();
    candidate.answer(2, EPOCH, 0, 0);
    candidate.answer(3, EPOCH, 0, 0);
    assertTrue(candidate.views().isEmpty(), "member 4 speaks, so its answer may come");
    candidate.waitForTheRest();
    assertEquals(only(1, 2, 3), candidate.made().members());
  }

  @Test
  void lateAnswersNeverEnlargeAView() {
    Candidate candidate = new Candidate(5, inFullView(5), 2, 3).asks();
    candidate.answer(2, EPOCH, 0, 0);
    candidate.answer(3, EPOCH, 0, 0);
    ViewRecord made = candidate.made();
    candidate.answer(4, EPOCH, 9, 0);
    assertTrue(candidate.views().isEmpty());
    candidate.tickUntil(520);
    assertFalse(candidate.views().isEmpty(), "it is repeated");
    candidate.views().forEach(again -> assertEquals(made, again.view()));
  }

  @Test
  void discardsAnAnswerOfALifeThatAViewHasOvertaken() {
    Candidate candidate = new Candidate(5, inFullView(5), 2, 3).asks();
    candidate.answer(2, EPOCH, 9, 0);
    Origin later = new Origin(2, LIFE + 1);
    ViewRecord listsLaterLife =
        view(EPOCH + 3, 0, List.of(new Origin(0, LIFE), later, new Origin(3, LIFE)));
    candidate.answer(3, LIFE, listsLaterLife, 1, 0);
    candidate.waitForTheRest();
    assertTrue(candidate.views().isEmpty(), "what the lost disk of 2 said is no longer so");
    candidate.answer(4, EPOCH, 0, 0);
    candidate.waitForTheRest();
    assertEquals(only(1, 3, 4), candidate.made().members());
    assertEquals(1, candidate.made().base());
  }

  /// The later life was listed, got its vote, and was left out again: only the lives tell.
  @Test
  void discardsAnAnswerOfALifeThatIsOvertakenAndLeftOutAgain() {
    Candidate candidate = new Candidate(5, inFullView(5), 2, 3).asks();
    candidate.answer(2, EPOCH, 9, 0);
    List<Origin> listed = List.of(new Origin(0, LIFE), new Origin(3, LIFE), new Origin(4, LIFE));
    List<Origin> lives = new ArrayList<>(listed);
    lives.add(new Origin(2, LIFE + 1));
    ViewRecord leftOut =
        new ViewRecord(EPOCH + 3, listed, lives, 0, EpochTable.initial().with(EPOCH + 3, 0));
    candidate.answer(3, LIFE, leftOut, 1, 0);
    candidate.waitForTheRest();
    assertTrue(candidate.views().isEmpty(), "what the lost disk of 2 said is no longer so");
  }

  @Test
  void leavesOutWhoIsFarBehindWhereThatIsPossible() {
    Candidate candidate = new Candidate(5, inFullView(5), 2, 3, 4).asks();
    long base = 2L * Limits.standard().joinLagNumbers();
    candidate.answer(2, EPOCH, base, 0);
    candidate.answer(3, EPOCH, base, 0);
    candidate.answer(4, EPOCH, 0, 0);
    assertEquals(3, candidate.made().members().size());
    assertTrue(candidate.made().listsMember(2) && candidate.made().listsMember(3));
  }

  @Test
  void stopsWhenTheChosenLogLacksWhatWasDelivered() {
    Candidate candidate = new Candidate(3, inFullView(3), 2).asks();
    candidate.answer(2, EPOCH - 3, 0, 5);
    assertTrue(candidate.member().halted());
  }

  @Test
  void givesUpWhenAnotherCandidateIsPromisedMore() {
    Candidate candidate = new Candidate(3, inFullView(3), 2).asks();
    long epoch = candidate.epoch();
    long higher = epoch + 1;
    candidate
        .member()
        .receive(new Message.Prepare(TestGroup.metadata(2, higher, EPOCH, 0), higher));
    candidate.answer(2, LIFE, view(EPOCH, 0, all(3)), 0, 0);
    assertTrue(candidate.views().isEmpty());
    assertEquals(higher, candidate.epoch());
  }

  @Test
  void triesAgainWithAHigherEpochWhenNobodyAnswers() {
    Candidate candidate = new Candidate(3, inFullView(3), 2).asks();
    candidate.tickUntil(600);
    assertFalse(candidate.member().messages(Message.Prepare.class).isEmpty(), "asked again");
    candidate.tickUntil(2500);
    List<Message.ViewWish> wishes = candidate.member().messages(Message.ViewWish.class);
    assertTrue(wishes.getLast().nonce() > 1, "a new wish");
  }

  @Test
  void adoptsItsOwnViewLikeEverybodyElse() {
    Candidate candidate = new Candidate(3, inFullView(3), 2).asks();
    candidate.answer(2, EPOCH, 0, 0);
    ViewRecord made = candidate.made();
    assertEquals(EPOCH, candidate.member().status().logEpoch(), "not before it is on disk");
    candidate.member().forceAll();
    assertEquals(made, candidate.member().status().view());
    ViewRecord expected = viewAfter(made.epoch(), 0, only(1, 2));
    assertEquals(expected.members(), made.members());
    assertEquals(all(3), made.lives(), "also those that only an earlier view has listed");
    assertEquals(expected.table(), made.table());
  }
}
