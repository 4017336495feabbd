package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  private final Measurements measurements = new Measurements();

  @Test
  void onlyWhatEndsInTheWindowCounts() {
    record(Operation.SEARCH, 1, "");
    measurements.openWindow();
    record(Operation.SEARCH, 5, "");
    measurements.closeWindow();
    record(Operation.SEARCH, 9, "");
    assertEquals(1, only().count());
    assertEquals(5.0, only().meanMicros() / 1000, 0.01);
  }

  @Test
  void theMeasurementIsCompleteOnceEveryFunctionWasAnswered() {
    measurements.openWindow();
    assertFalse(measurements.isComplete());
    for (Operation operation : Operation.values()) {
      record(operation, 1, "");
    }
    assertTrue(measurements.isComplete());
  }

  @Test
  void percentilesAreThoseOfTheTimes() {
    measurements.openWindow();
    for (int millis = 1; millis <= 1000; millis++) {
      record(Operation.GET_ITEM, millis, "");
    }
    ResponseTimes times = only();
    assertEquals(500.5, times.meanMicros() / 1000, 1);
    assertEquals(500, times.p50Micros() / 1000.0, 1);
    assertEquals(990, times.p99Micros() / 1000.0, 2);
    assertEquals(1000, times.maxMicros() / 1000.0, 2);
  }

  @Test
  void errorsAreCountedAndNamed() {
    measurements.openWindow();
    record(Operation.PURCHASE, 1, "");
    record(Operation.PURCHASE, 1, "409 insufficient-stock");
    record(Operation.PURCHASE, 1, "409 insufficient-stock");
    assertEquals(3, only().count());
    assertEquals(2, only().errors());
    assertEquals(Map.of("buyer: purchase: 409 insufficient-stock", 2L), measurements.refusals());
  }

  @Test
  void errorsThatMeetAnInjectedFailureAreAmongAllAndCountedApart() {
    measurements.openWindow();
    record(Operation.PURCHASE, 0, "no answer");
    measurements.trouble().begin(System.nanoTime());
    record(Operation.PURCHASE, 1, "503 unavailable");
    measurements.trouble().end(System.nanoTime());
    record(Operation.PURCHASE, 0, "no answer");
    assertEquals(3, only().errors());
    assertEquals(1, only().errorsInTrouble());
  }

  @Test
  void errorsDoNotEndTheTimeWithoutASuccess() {
    measurements.openWindow();
    record(Operation.PURCHASE, 1, "503 unavailable");
    record(Operation.SEARCH, 1, "");
    measurements.closeWindow();
    assertTrue(measurements.purchaseSilence().compareTo(measurements.silence()) >= 0);
    assertTrue(measurements.silence().toNanos() > 0);
  }

  @Test
  void aTimeBeyondTheLongestIsKeptAsTheLongest() {
    measurements.openWindow();
    measurements.record(Operation.SEARCH, TimeUnit.HOURS.toNanos(1), "no answer");
    assertTrue(only().maxMicros() >= Measurements.MAX_MICROS);
  }

  @Test
  void throughputCountsSuccessesOfTheMeasuredPart() {
    record(Operation.SEARCH, 80, "");
    measurements.openWindow();
    for (int call = 0; call < 30; call++) {
      record(Operation.PURCHASE, 1, call < 10 ? "402 payment-declined" : "");
      record(Operation.SEARCH, 1, "");
    }
    var result = Results.of(10, 5, measurements.responseTimes());
    assertEquals(60, result.count());
    assertEquals(10, result.errors());
    assertEquals(10.0, result.operationsPerSecond());
    assertEquals(4.0, result.purchasesPerSecond());
  }

  private void record(Operation operation, long millis, String refusal) {
    measurements.record(operation, TimeUnit.MILLISECONDS.toNanos(millis), refusal);
  }

  private ResponseTimes only() {
    List<ResponseTimes> times = measurements.responseTimes();
    assertEquals(1, times.size());
    return times.getFirst();
  }
}
