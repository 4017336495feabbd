package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.metadata;

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
  void nobodyIsSuspectedForSpeakingSeldomWhileTheGroupRests() {
    TestGroup member = new TestGroup(3, 1);
    // Who has just missed the time to speak speaks a tick later, and that takes a moment to come.
    long longest =
        TIMING.restingHeartbeatMillis() + TIMING.restingTickMillis() + 2 * TIMING.tickMillis();
    int wishes = 0;
    for (long now = 0; now <= 4 * LONG; now += 5) {
      long pause = now < LONG ? TIMING.idleHeartbeatMillis() : longest;
      if (now % pause == 0) {
        member.receive(new Message.Heartbeat(metadata(0, EPOCH, EPOCH, 0)));
        member.receive(new Message.Heartbeat(metadata(2, EPOCH, EPOCH, 0)));
      }
      member.tick(now);
      wishes += member.messages(Message.ViewWish.class).size();
    }
    member.submit("a");
    for (long now = 4 * LONG; now <= 4 * LONG + 100; now += 5) {
      member.tick(now);
      wishes += member.messages(Message.ViewWish.class).size();
    }
    assertEquals(0, wishes);
  }
}
