package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.only;
import static stoa.ordering.TestGroup.view;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rule 10, and the growing delay of rule 7.
class SlowMembersTest {
  private static final GroupConfiguration GROUP = GroupConfiguration.standard(5, 1);
  private static final int SLOW = 4;

  private final Returns returns = new Returns(GROUP);

  @Test
  void aFewOverdueTurnsMakeNobodySlow() {
    overdue(4, 100);
    assertFalse(returns.isSlow(SLOW, 500));
    assertFalse(returns.mustWait(SLOW, 500));
  }

  @Test
  void repeatedOverdueTurnsMakeAMemberSlow() {
    overdue(5, 100);
    assertTrue(returns.isSlow(SLOW, 500));
    assertTrue(returns.mustWait(SLOW, 500));
  }

  @Test
  void nobodyIsSlowWhileMostAre() {
    overdue(5, 100);
    for (int i = 0; i < 5; i++) {
      returns.overdue(2, i * 100L);
    }
    assertTrue(returns.isSlow(SLOW, 500), "three of five are punctual");
    for (int i = 0; i < 3; i++) {
      returns.overdue(3, i * 100L);
    }
    assertFalse(returns.isSlow(SLOW, 500));
  }

  @Test
  void overdueTurnsThatAreFarApartMakeNobodySlow() {
    overdue(5, 3000);
    assertFalse(returns.isSlow(SLOW, 15_000));
  }

  @Test
  void punctualTurnsMakeUpForOverdueOnes() {
    overdue(4, 100);
    returns.punctual(SLOW);
    overdue(1, 100);
    assertFalse(returns.isSlow(SLOW, 500));
  }

  @Test
  void whoWasLeftOutOnceMayReturnAtOnce() {
    adopt(only(0, 1, 2, 3), 1000);
    assertFalse(returns.mustWait(SLOW, 1000));
  }

  @Test
  void whoWasLeftOutBecauseItIsSlowWaits() {
    overdue(5, 100);
    adopt(only(0, 1, 2, 3), 1000);
    assertTrue(returns.mustWait(SLOW, 1499));
    assertFalse(returns.mustWait(SLOW, 1500));
  }

  @Test
  void whoComesAndGoesWaitsTwiceAsLongEachTime() {
    long now = 1000;
    long expected = 0;
    for (int round = 0; round < 5; round++) {
      adopt(only(0, 1, 2, 3), now);
      assertEquals(expected > 0, returns.mustWait(SLOW, Math.max(now, now + expected - 1)));
      assertFalse(returns.mustWait(SLOW, now + expected));
      now += expected + 10;
      adopt(all(5), now);
      expected = expected == 0 ? GROUP.timing().returnMillis() : 2 * expected;
    }
  }

  @Test
  void theDelayHasAMaximumAndIsForgottenInTime() {
    long longest = GROUP.timing().returnMaximumMillis();
    long now = 1000;
    for (int round = 0; round < 20; round++) {
      adopt(only(0, 1, 2, 3), now);
      assertFalse(returns.mustWait(SLOW, now + longest));
      adopt(all(5), now + 1);
      now += 10;
    }
    adopt(only(0, 1, 2, 3), now + longest);
    assertFalse(returns.mustWait(SLOW, now + longest));
  }

  @Test
  void anotherViewDoesNotProlongTheDelay() {
    overdue(5, 100);
    adopt(only(0, 1, 2, 3), 1000);
    adopt(only(0, 1, 2, 3), 1400);
    assertFalse(returns.mustWait(SLOW, 1500));
  }

  @Test
  void aSlowMemberIsLeftOutOfTheViewWhereThatIsPossible() {
    overdue(5, 100);
    assertEquals(only(0, 1, 2, 3), chosen(0, 1, 2, 3, SLOW));
    assertEquals(only(1, 2, SLOW), chosen(1, 2, SLOW), "it is needed for the majority");
  }

  private List<Origin> chosen(int... answering) {
    List<Message.PrepareAnswer> answers =
        IntStream.of(answering).mapToObj(SlowMembersTest::answer).toList();
    Peers peers = new Peers(GROUP, Rules.standard());
    Epochs epochs = new Epochs(GROUP, Rules.standard(), state());
    for (int member = 0; member < 5; member++) {
      if (member != 1) {
        Metadata voter = metadata(member, 0, 0);
        peers.hear(voter, epochs, 500);
      }
    }
    Patience patience = new Patience(GROUP, new Rest(GROUP.timing()));
    Settling settling = new Settling(GROUP, patience, epochs, peers, new Origin(1, LIFE));
    return new ViewMembers(GROUP, peers, returns, settling, patience).choose(answers, 0, 500);
  }

  private static RecoveredState state() {
    return inView(LIFE, view(EPOCH, 0, all(5)));
  }

  private static Message.PrepareAnswer answer(int member) {
    ViewRecord adopted = view(EPOCH, 0, all(5));
    Metadata metadata = metadata(member, EPOCH + 5, EPOCH, 0);
    return new Message.PrepareAnswer(metadata, EPOCH + 5, adopted, 0, 0, adopted.table());
  }

  private void overdue(int times, long everyMillis) {
    for (int i = 0; i < times; i++) {
      returns.overdue(SLOW, i * everyMillis);
    }
  }

  private void adopt(List<Origin> members, long nowMillis) {
    returns.viewAdopted(
        new Epochs(GROUP, Rules.standard(), inView(LIFE, view(EPOCH, 0, members))), nowMillis);
  }
}
