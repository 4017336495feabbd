package stoa.cli.bench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Collects response times from many threads. Only what ends while the window is open counts.
final class Measurements {
  /// Longer times count as this.
  static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(5);

  private static final int DIGITS = 3;

  private final Map<Operation, Series> all = new EnumMap<>(Operation.class);
  private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
  private final Trouble trouble = new Trouble();
  private final Silence silence = new Silence();
  private final Silence purchaseSilence = new Silence();
  private volatile boolean open;

  private static final class Series {
    final Histogram micros = new ConcurrentHistogram(MAX_MICROS, DIGITS);
    final LongAdder errors = new LongAdder();
    final LongAdder errorsInTrouble = new LongAdder();
  }

  /// Of every function.
  Measurements() {
    this(EnumSet.allOf(Operation.class));
  }

  /// Of these functions only.
  Measurements(Set<Operation> operations) {
    operations.forEach(operation -> all.put(operation, new Series()));
  }

  void openWindow() {
    long now = System.nanoTime();
    silence.begin(now);
    purchaseSilence.begin(now);
    open = true;
  }

  void closeWindow() {
    open = false;
    long now = System.nanoTime();
    silence.success(now);
    purchaseSilence.success(now);
  }

  /// When failures are injected: errors that meet them are counted apart.
  Trouble trouble() {
    return trouble;
  }

  /// An answer.
  ///
  /// @param refusal such as `409 insufficient-stock`; empty for a success
  void record(Operation operation, long nanos, String refusal) {
    if (!open) {
      return;
    }
    long now = System.nanoTime();
    Series series = series(operation);
    series.micros.recordValue(Math.min(MAX_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
    if (refusal.isEmpty()) {
      success(operation, now);
    } else {
      error(operation, refusal, trouble.meets(now - nanos, now));
    }
  }

  private void success(Operation operation, long now) {
    silence.success(now);
    if (operation == Operation.PURCHASE) {
      purchaseSilence.success(now);
    }
  }

  private void error(Operation operation, String refusal, boolean inTrouble) {
    Series series = series(operation);
    series.errors.increment();
    if (inTrouble) {
      series.errorsInTrouble.increment();
    }
    refusals
        .computeIfAbsent(operation.label() + ": " + refusal, text -> new LongAdder())
        .increment();
  }

  /// Whether every function has been answered in the window.
  boolean isComplete() {
    return all.values().stream().allMatch(series -> series.micros.getTotalCount() > 0);
  }

  /// The functions that were called, in their order.
  List<ResponseTimes> responseTimes() {
    return all.keySet().stream()
        .map(this::responseTimes)
        .filter(times -> times.count() > 0)
        .toList();
  }

  private ResponseTimes responseTimes(Operation operation) {
    Series series = series(operation);
    return new ResponseTimes(
        operation,
        series.micros.getTotalCount(),
        series.micros.getMean(),
        series.micros.getValueAtPercentile(50),
        series.micros.getValueAtPercentile(99),
        series.micros.getMaxValue(),
        series.errors.sum(),
        series.errorsInTrouble.sum());
  }

  /// The longest time without a success of any function, once the window is closed.
  Duration silence() {
    return silence.longest();
  }

  /// The longest time without a completed purchase, once the window is closed.
  Duration purchaseSilence() {
    return purchaseSilence.longest();
  }

  /// How often each function was refused, and with what.
  SortedMap<String, Long> refusals() {
    SortedMap<String, Long> counts = new TreeMap<>();
    refusals.forEach((text, count) -> counts.put(text, count.sum()));
    return counts;
  }

  private Series series(Operation operation) {
    Series series = all.get(operation);
    if (series == null) {
      throw new IllegalStateException(operation + " is not measured");
    }
    return series;
  }
}
