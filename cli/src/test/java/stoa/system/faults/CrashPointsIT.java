package stoa.system.faults;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
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
@EnabledIfSystemProperty(
    named = "stoa.crashPoints",
    matches = "true",
    disabledReason = "no part of the build before it has passed whole: -Dstoa.crashPoints=true")
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
    Market market = new Market(system, CLIENT_LIMIT);
    CrashTrial trial = new CrashTrial(system, crash, market);
    FrozenFunctions frozen = new FrozenFunctions(system, crash, market);
    List<DynamicTest> tests = new ArrayList<>();
    inTurnByRole()
        .filter(point -> Route.past(point) != Route.ABANDONED)
        .forEach(point -> tests.add(dynamicTest(point.name(), () -> trial.survives(point))));
    tests.add(dynamicTest("whoever finds an abandoned cart dies", trial::abandonedCartIsGivenBack));
    tests.add(dynamicTest("functions stand still", frozen::doNoHarm));
    tests.add(dynamicTest("the books are balanced", trial::theBooksAreBalanced));
    return tests.stream()
        .onClose(() -> {
          market.close();
          system.close();
        });
  }

  /// Every point, each role's spread over all the time, so that what died has time to come back.
  private static Stream<CrashPoint> inTurnByRole() {
    Map<String, Integer> sizes = new HashMap<>();
    Map<CrashPoint, Integer> numbers = new EnumMap<>(CrashPoint.class);
    for (CrashPoint point : CrashPoint.values()) {
      numbers.put(point, sizes.merge(role(point), 1, Integer::sum));
    }
    return numbers.keySet().stream()
        .sorted(
            Comparator.comparingDouble(point ->
                (double) numbers.getOrDefault(point, 0) / sizes.getOrDefault(role(point), 1)));
  }

  private static String role(CrashPoint point) {
    return point.name().substring(0, point.name().indexOf('_'));
  }
}
