package stoa.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {
  private static final int CALLS = 10_000;

  private static Trouble trouble(String delay, String faults, String seed) {
    return new Trouble(
        new PaymentConfiguration("127.0.0.1", 1, 0, "0.9", "key", delay, faults, seed));
  }

  private static List<String> draws(Trouble trouble) {
    var draws = new ArrayList<String>();
    for (int call = 0; call < 100; call++) {
      draws.add(trouble.delayMillis() + " " + trouble.refuses() + " " + trouble.dropsTheAnswer());
    }
    return draws;
  }

  @Test
  void isOffUnlessTheConfigurationSaysSo() {
    assertEquals(
        List.of("0 false false"), draws(trouble("0-0", "0", "1")).stream().distinct().toList());
  }

  @Test
  void drawsDelaysFromTheWholeRange() {
    Trouble trouble = trouble("5-500", "0", "7");
    LongSummaryStatistics delays =
        LongStream.generate(trouble::delayMillis).limit(CALLS).summaryStatistics();
    assertEquals(5, delays.getMin());
    assertEquals(500, delays.getMax());
    // Seven standard deviations of the mean around the middle.
    assertEquals(252.5, delays.getAverage(), 10);
    assertEquals(30, trouble("30", "0", "7").delayMillis());
  }

  @Test
  void refusesHalfOfTheFailingCallsAndLeavesHalfWithoutAnAnswer() {
    Trouble trouble = trouble("0", "0.5", "7");
    int refused = 0;
    int dropped = 0;
    for (int call = 0; call < CALLS; call++) {
      if (trouble.refuses()) {
        refused++;
      } else if (trouble.dropsTheAnswer()) {
        dropped++;
      }
    }
    // Seven standard deviations around a quarter.
    assertEquals(0.25 * CALLS, refused, 303);
    assertEquals(0.25 * CALLS, dropped, 303);
  }

  @Test
  void drawsTheSameFromTheSameSeed() {
    assertEquals(draws(trouble("5-500", "0.05", "42")), draws(trouble("5-500", "0.05", "42")));
    assertNotEquals(draws(trouble("5-500", "0.05", "42")), draws(trouble("5-500", "0.05", "43")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "500-5", "-5", "5-", "5 - 500", "0-60001", "9999999"})
  void refusesDelaysThatMakeNoSense(String delay) {
    refused("STOA_PAYMENT_DELAY_MILLIS", () -> trouble(delay, "0", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "some", "-0.1", "1.01", "NaN", "Infinity"})
  void refusesSharesThatMakeNoSense(String faults) {
    refused("STOA_PAYMENT_FAULTS", () -> trouble("0", faults, "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seed", "1.5", "9223372036854775808"})
  void refusesSeedsThatAreNone(String seed) {
    refused("STOA_PAYMENT_SEED", () -> trouble("0", "0", seed));
  }

  private static void refused(String variable, Runnable start) {
    String line =
        String.valueOf(assertThrows(ConfigurationException.class, start::run).getMessage());
    assertTrue(line.startsWith(variable + " must be "), line);
    assertFalse(line.contains("\n"), line);
  }
}
