package stoa.replica.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GroupClocksTest {
  private static final long NOW_MILLIS = 1_800_000_000_000L;
  private static final long NOW_NANOS = -5_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final GroupClocks clocks = new GroupClocks(5);

  @Test
  void anAnswerCountsAtTheMiddleOfItsRoundTrip() {
    readNow(1, 3_000, 400_000_000L);
    readNow(2, 3_000, 400_000_000L);
    assertEquals(OptionalLong.of(-3_000), offset());
  }

  @Test
  void aMemberThatRunsAheadKnowsIt() {
    readAll(-10_000, -9_980, -10_010, -9_990);
    assertEquals(OptionalLong.of(9_990), offset());
  }

  @Test
  void oneWrongPeerMisleadsNobody() {
    readAll(0, 1, 60_000, 2);
    assertEquals(OptionalLong.of(-1), offset());
  }

  @Test
  void amongThreeClocksTheRightOnesStay() {
    readNow(1, 0, 0);
    readNow(2, 60_000, 0);
    assertEquals(OptionalLong.of(0), offset());
  }

  @Test
  void twoAgainstTwoProveNothing() {
    readNow(1, 1, 0);
    readNow(2, 60_000, 0);
    readNow(3, 60_000, 0);
    assertEquals(OptionalLong.of(-1), offset());
  }

  @Test
  void fewerThanAMajorityOfClocksAreNoJudgement() {
    readNow(1, 60_000, 0);
    assertEquals(OptionalLong.empty(), offset());
    readNow(2, 60_000, 0);
    assertEquals(OptionalLong.of(-60_000), offset());
  }

  @Test
  void aSlowAnswerIsLeftOut() {
    readNow(1, 60_000, 0);
    readNow(2, 60_000, GroupClocks.LONGEST_ROUND_TRIP.toNanos() + 2);
    assertEquals(OptionalLong.empty(), offset());
  }

  @Test
  void anOldAnswerCountsNoMore() {
    readAll(0, 0, 0, 0);
    long later = NOW_NANOS + GroupClocks.VALID.toNanos() + 1;
    assertEquals(OptionalLong.empty(), clocks.offsetMillis(NOW_MILLIS + 15_000, later));
  }

  @Test
  void aStepOfTheOwnClockShowsBeforeTheNextQuestion() {
    readAll(0, 0, 0, 0);
    assertEquals(
        OptionalLong.of(7_000),
        clocks.offsetMillis(NOW_MILLIS + 1_000 + 7_000, NOW_NANOS + SECOND));
  }

  private void readAll(long... aheadMillis) {
    for (int peer = 0; peer < aheadMillis.length; peer++) {
      readNow(peer + 1, aheadMillis[peer], 0);
    }
  }

  /// A peer whose clock is ahead of this member's by so much, read just now.
  private void readNow(int peer, long aheadMillis, long roundTripNanos) {
    clocks.note(
        peer,
        NOW_NANOS - roundTripNanos / 2,
        NOW_NANOS + roundTripNanos / 2,
        NOW_MILLIS + aheadMillis);
  }

  private OptionalLong offset() {
    return clocks.offsetMillis(NOW_MILLIS, NOW_NANOS);
  }
}
