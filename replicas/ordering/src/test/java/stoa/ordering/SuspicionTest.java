package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.only;
import static stoa.ordering.TestGroup.view;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 5, Suspicion: when a member wants another view, and when it supports another's wish.
class SuspicionTest {
  private static final Timing TIMING = Timing.standard();

  private final TestGroup member = new TestGroup(5, 1);

  @Test
  void wantsAViewWhenThereIsNone() {
    GroupConfiguration group = GroupConfiguration.standard(3, 0);
    TestGroup bootstrapped = new TestGroup(group, RecoveredState.bootstrapped(LIFE));
    bootstrapped.tick(0);
    assertEquals(1, bootstrapped.messages(Message.ViewWish.class).size());
  }

  @Test
  void wantsNothingWhileAllSpeak() {
    assertFalse(wishesWhile(0, 3000, spokenByAll()));
  }

  @Test
  void suspectsASilentMemberOfTheView() {
    long patience = TIMING.silenceMillis();
    assertFalse(wishesWhile(0, patience, spoken(0), spoken(2), spoken(3)));
    assertTrue(wishesWhile(patience + 5, patience + 5, spoken(0), spoken(2), spoken(3)));
  }

  @Test
  void doesNotMissWhoTheViewDoesNotList() {
    TestGroup four =
        new TestGroup(
            GroupConfiguration.standard(5, 1), inView(LIFE, view(EPOCH, 0, only(0, 1, 2, 3))));
    assertFalse(wishesWhile(four, 0, 3000, spoken(0), spoken(2), spoken(3)));
  }

  @Test
  void timeInWhichItStoodStillIsNobodysSilence() {
    member.tick(0);
    member.tick(60_000);
    assertTrue(member.messages(Message.ViewWish.class).isEmpty());
  }

  @Test
  void suspectsAnOwnerWhoseTurnIsOverdue() {
    member.tick(0);
    member.receiveRequest(2, 0);
    assertFalse(wishesWhile(5, TIMING.overdueMillis(), spokenByAll()));
    assertTrue(wishesWhile(TIMING.overdueMillis() + 5, TIMING.overdueMillis() + 5, spokenByAll()));
  }

  @Test
  void suspectsAMemberThatStaysInAHigherPromise() {
    Metadata apart = metadata(4, EPOCH + 9, EPOCH, 0);
    long patience = TIMING.viewTimeoutMillis();
    assertFalse(wishesWhile(0, patience - 5, spoken(0), spoken(2), spoken(3), apart));
    assertTrue(wishesWhile(patience, patience + 20, spoken(0), spoken(2), spoken(3), apart));
  }

  @Test
  void suspectsAMemberThatDoesNotAdoptTheView() {
    Metadata apart = metadata(4, EPOCH, EPOCH - 5, 0);
    long patience = TIMING.adoptionMillis();
    assertFalse(wishesWhile(0, patience - 5, spoken(0), spoken(2), spoken(3), apart));
    assertTrue(wishesWhile(patience, patience + 20, spoken(0), spoken(2), spoken(3), apart));
  }

  @Test
  void supportsAWishOnlyWhenItSuspectsToo() {
    wishesWhile(0, 100, spokenByAll());
    assertTrue(supportedNow().isEmpty());
    wishesWhile(105, 105 + TIMING.silenceMillis() / 2, spoken(0), spoken(2), spoken(3));
    Message.ViewSupport support = supportedNow().getFirst();
    assertEquals(7, support.nonce());
    assertEquals(LIFE, support.askerIncarnation());
  }

  @Test
  void becomesNoCandidateWithoutAMajorityThatSuspectsToo() {
    wishesWhile(0, 400, spoken(0), spoken(2));
    member.receive(new Message.ViewSupport(spoken(2), LIFE, 1));
    assertFalse(becomesCandidate(405, 500));
    member.receive(new Message.ViewSupport(spoken(0), LIFE, 1));
    assertTrue(becomesCandidate(505, 600));
  }

  @Test
  void supportOfAnotherWishOrAnotherLifeDoesNotCount() {
    wishesWhile(0, 400, spoken(0), spoken(2));
    member.receive(new Message.ViewSupport(spoken(2), LIFE, 9));
    member.receive(new Message.ViewSupport(spoken(0), LIFE - 1, 1));
    member.receive(new Message.ViewSupport(spoken(2), LIFE - 1, 1));
    assertFalse(becomesCandidate(405, 600));
  }

  private List<Message.ViewSupport> supportedNow() {
    member.receive(new Message.ViewWish(metadata(0, 0, 0), 7));
    return member.messages(Message.ViewSupport.class);
  }

  private boolean becomesCandidate(long fromMillis, long toMillis) {
    boolean promised = false;
    for (long now = fromMillis; now <= toMillis; now += 5) {
      member.receive(new Message.Heartbeat(spoken(0)));
      member.receive(new Message.Heartbeat(spoken(2)));
      member.tick(now);
      promised |= member.status().promise() > EPOCH;
    }
    return promised;
  }

  private boolean wishesWhile(long fromMillis, long toMillis, Metadata... spoken) {
    return wishesWhile(member, fromMillis, toMillis, spoken);
  }

  /// Whether the member wishes for a view while these others go on speaking.
  private static boolean wishesWhile(
      TestGroup member, long fromMillis, long toMillis, Metadata... spoken) {
    boolean wished = false;
    for (long now = fromMillis; now <= toMillis; now += 5) {
      for (Metadata metadata : spoken) {
        member.receive(new Message.Heartbeat(metadata));
      }
      member.tick(now);
      wished |= !member.messages(Message.ViewWish.class).isEmpty();
    }
    return wished;
  }

  private static Metadata spoken(int sender) {
    return metadata(sender, 0, 0);
  }

  private static Metadata[] spokenByAll() {
    return new Metadata[] {spoken(0), spoken(2), spoken(3), spoken(4)};
  }
}
