package stoa.system.faults;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.local.LocalSystem;
import stoa.crash.CrashPoint;

/// Between any two steps of a purchase, the process that made the one and would make the other
/// dies, or stands still until the purchase has ended without it. The buyer repeats the request
/// under its key and is answered as if nothing had happened.
///
/// One system of its own, point after point. Members that died before may still be on their way
/// back, as long as another one can die.
@Tag("own-system")
class CrashPointsIT {
  /// Longer than a new leader takes to come, and short enough for a function that stood still
  /// meanwhile to have time left for its call.
  private static final String ABANDONED_AFTER_MILLIS = "6000";

  /// What dies starts again on the cores that the others need to go on.
  private static final Duration CLIENT_LIMIT = Duration.ofMinutes(3);

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> atEveryPoint() throws IOException, InterruptedException {
    CrashSwitch crash = new CrashSwitch(directory.resolve("crash"));
    Map<String, String> environment = new HashMap<>(crash.environment());
    environment.put("STOA_ABANDONED_AFTER_MILLIS", ABANDONED_AFTER_MILLIS);
    Path data = directory.resolve("data");
    LocalSystem system =
        LocalSystem.start(data, 0, 0, FrozenFunctions.FUNCTIONS_NEEDED, environment);
    try {
      return trials(system, crash).onClose(system::close);
    } catch (RuntimeException failure) {
      system.close();
      throw failure;
    }
  }

  private static Stream<DynamicTest> trials(LocalSystem system, CrashSwitch crash) {
    Market market = new Market(system, CLIENT_LIMIT);
    CrashTrial trial = new CrashTrial(system, crash, market);
    FrozenFunctions frozen = new FrozenFunctions(system, crash, market);
    CrashRounds rounds = CrashRounds.ofAllPoints();
    AbandonedCart abandoned = new AbandonedCart(system, crash, market);
    List<DynamicTest> tests = new ArrayList<>();
    rounds.leaderDies().forEach(points -> tests.add(survives(points, trial)));
    tests.add(dynamicTest("leaders followed each other", trial::leadersFollowedEachOther));
    // Whoever leads has time now to look for abandoned carts.
    tests.add(dynamicTest("a function dies with a cart", abandoned::isLeftBehind));
    rounds.leaderLives().forEach(points -> tests.add(survives(points, trial)));
    tests.add(dynamicTest("leaders die that find the cart", abandoned::isGivenBack));
    tests.add(dynamicTest("functions stand still", frozen::doNoHarm));
    tests.add(dynamicTest("the books are balanced", trial::theBooksAreBalanced));
    return tests.stream().onClose(market::close);
  }

  private static DynamicTest survives(List<CrashPoint> points, CrashTrial trial) {
    String name = points.stream().map(CrashPoint::name).collect(Collectors.joining(" and "));
    return dynamicTest(name, () -> trial.survives(points));
  }
}
