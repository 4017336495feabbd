package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.metadata;

import java.util.List;
import org.junit.jupiter.api.Test;

/// When a group speaks more seldom, and that nobody is suspected for it.
class RestTest {
  private static final Timing TIMING = Timing.standard();
  private static final long LONG = TIMING.restAfterMillis();

  private final Rest rest = new Rest(TIMING);

  @Test
  void beginsWhenNothingHasMovedForAWhile() {
    rest.tick(0, false, 7);
    rest.tick(LONG - 5, false, 7);
    assertFalse(rest.isOn(LONG - 5));
    assertTrue(rest.isOn(LONG));
    assertEquals(TIMING.restingHeartbeatMillis(), rest.heartbeatMillis(LONG));
  }

  @Test
  void endsWithTheFirstThatMovesOrIsUnderWay() {
    rest.tick(0, false, 7);
    rest.tick(LONG, false, 8);
    assertFalse(rest.isOn(LONG));
    rest.tick(2 * LONG, true, 8);
    assertFalse(rest.isOn(2 * LONG));
    assertEquals(TIMING.idleHeartbeatMillis(), rest.heartbeatMillis(2 * LONG));
  }

  @Test
  void theOthersSlowerPaceIsExpectedBeforeAndForAPauseAfterIt() {
    long early = LONG * 3 / 4;
    rest.tick(0, false, 7);
    rest.tick(early, false, 7);
    assertEquals(TIMING.restingHeartbeatMillis(), rest.othersHeartbeatMillis(early));
    rest.tick(early + 5, true, 8);
    long after = early + TIMING.restingHeartbeatMillis();
    assertEquals(TIMING.restingHeartbeatMillis(), rest.othersHeartbeatMillis(after));
    assertEquals(TIMING.idleHeartbeatMillis(), rest.othersHeartbeatMillis(after + 1));
  }

  @Test
  void nobodyRestsWhoIsInNeedOfTheOthersAndStillExpectsThemToRest() {
    rest.tick(0, false, 7);
    rest.tick(LONG, false, 7);
    rest.need(true);
    rest.tick(LONG + 5, false, 7);
    assertFalse(rest.isOn(LONG + 5));
    assertEquals(TIMING.idleHeartbeatMillis(), rest.heartbeatMillis(LONG + 5));
    assertEquals(TIMING.restingHeartbeatMillis(), rest.othersHeartbeatMillis(LONG + 5));
    rest.need(false);
    assertTrue(rest.isOn(LONG + 5));
  }

  @Test
  void whoMissesTheOthersDoesNotBeginToThinkThatTheyRest() {
    rest.tick(0, false, 7);
    rest.need(true);
    rest.tick(LONG, false, 7);
    assertEquals(TIMING.idleHeartbeatMillis(), rest.othersHeartbeatMillis(LONG));
  }

  @Test
  void nobodyIsSuspectedForSpeakingSeldomWhileTheGroupRests() {
    // Who has just missed the time to speak speaks a tick later, and that takes a moment to come.
    assertEquals(0, wishesWhileOthersSpeakEvery(TIMING.restingPauseMillis()));
  }

  @Test
  void nobodyIsSuspectedForOneLostHeartbeatWhileTheGroupRests() {
    assertEquals(0, wishesWhileOthersSpeakEvery(2 * TIMING.restingHeartbeatMillis()));
  }

  @Test
  void whoIsSilentForSeveralHeartbeatsIsSuspectedAtRestToo() {
    assertTrue(wishesWhileOthersSpeakEvery(4 * TIMING.restingHeartbeatMillis()) > 0);
  }

  /// How often a member wishes for another view while the others speak so seldom; then somebody
  /// submits something.
  private static int wishesWhileOthersSpeakEvery(long pauseAtRestMillis) {
    TestGroup member = new TestGroup(3, 1);
    int wishes = 0;
    for (long now = 0; now <= 4 * LONG; now += 5) {
      long pause = now < LONG ? TIMING.idleHeartbeatMillis() : pauseAtRestMillis;
      if (now % pause == 0) {
        member.othersSpeak();
      }
      member.tick(now);
      wishes += member.messages(Message.ViewWish.class).size();
      assertTrue(member.canOrder() || pauseAtRestMillis > 2 * TIMING.restingHeartbeatMillis());
    }
    member.submit("a");
    for (long now = 4 * LONG; now <= 4 * LONG + 100; now += 5) {
      member.tick(now);
      wishes += member.messages(Message.ViewWish.class).size();
    }
    return wishes;
  }

  /// In a resting group everybody is silent for a while now and then: one that misses somebody must
  /// not find the others of its opinion for that.
  @Test
  void supportsNoSuspicionForAnOrdinaryPause() {
    TestGroup member = new TestGroup(3, 1);
    member.restThrough(0, LONG);
    long before = LONG + TIMING.restingHeartbeatMillis();
    member.tickThrough(LONG, before);
    assertTrue(asked(member).isEmpty());
    member.tickThrough(before, before + TIMING.restingHeartbeatMillis());
    assertEquals(1, asked(member).size());
  }

  private static List<Message.ViewSupport> asked(TestGroup member) {
    member.receive(new Message.ViewWish(metadata(0, EPOCH, EPOCH, 0), 1));
    return member.messages(Message.ViewSupport.class);
  }

  @Test
  void whoHearsAnotherAtRestSpeaksAtOnceWhenItWouldHaveToSoon() {
    TestGroup member = new TestGroup(3, 1);
    member.restThrough(0, LONG);
    long spoken = lastHeartbeat(member, LONG);
    long soon = spoken + TIMING.restingHeartbeatMillis() / 2;
    member.tick(soon - 1);
    member.receive(new Message.Heartbeat(metadata(0, EPOCH, EPOCH, 0)));
    assertTrue(member.messages(Message.Heartbeat.class).isEmpty());
    member.tick(soon);
    member.receive(new Message.Heartbeat(metadata(0, EPOCH, EPOCH, 0)));
    assertEquals(1, member.messages(Message.Heartbeat.class).size());
    member.receive(new Message.Heartbeat(metadata(2, EPOCH, EPOCH, 0)));
    assertTrue(member.messages(Message.Heartbeat.class).isEmpty());
  }

  @Test
  void theHostSleepsUntilTheNextHeartbeatOrTheNextTick() {
    TestGroup member = new TestGroup(3, 1);
    member.tick(0);
    assertEquals(TIMING.idleTickMillis(), member.tickMillis());
    member.restThrough(0, LONG);
    long spoken = lastHeartbeat(member, LONG);
    long next = spoken + TIMING.restingHeartbeatMillis();
    member.tick(next - 100);
    assertEquals(100, member.tickMillis());
  }

  /// Ticks on until the member has spoken.
  private static long lastHeartbeat(TestGroup member, long fromMillis) {
    for (long now = fromMillis + 1; ; now++) {
      member.tick(now);
      if (!member.messages(Message.Heartbeat.class).isEmpty()) {
        return now;
      }
    }
  }
}
