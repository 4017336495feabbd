package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stoa.crash.CrashPoint;

class CrashRoundsTest {
  private static final CrashRounds ROUNDS = CrashRounds.ofAllPoints();

  private static Stream<List<CrashPoint>> all() {
    return Stream.concat(ROUNDS.leaderDies().stream(), ROUNDS.leaderLives().stream());
  }

  @Test
  void everyPointIsInOneRoundButThoseOfAbandonedCarts() {
    List<CrashPoint> tried = new ArrayList<>(all().flatMap(List::stream).toList());
    tried.addAll(
        List.of(CrashPoint.EXECUTOR_ABANDONED_FOUND, CrashPoint.EXECUTOR_ABANDONED_REFUSED));
    assertEquals(EnumSet.allOf(CrashPoint.class).size(), tried.size());
    assertEquals(EnumSet.allOf(CrashPoint.class), EnumSet.copyOf(tried));
  }

  @Test
  void oneLeaderDiesInEachOfTheFirstRoundsAndNoneInTheOthers() {
    for (List<CrashPoint> round : ROUNDS.leaderDies()) {
      assertEquals(1, round.stream().filter(CrashRoundsTest::isALeaders).count(), round::toString);
    }
    for (List<CrashPoint> round : ROUNDS.leaderLives()) {
      assertTrue(round.stream().noneMatch(CrashRoundsTest::isALeaders), round::toString);
    }
  }

  private static boolean isALeaders(CrashPoint point) {
    return point.name().startsWith("EXECUTOR_") || point.name().startsWith("PRODUCT_");
  }

  @Test
  void noMoreThanTwoProcessesDieInOneRound() {
    all().forEach(round -> assertTrue(round.size() <= 2, round::toString));
  }
}
