package stoa.benchmark;

import java.util.concurrent.atomic.AtomicLongArray;

/// How long answers took, in buckets that are one per cent wide. Safe for use by many threads.
final class Latencies {
  private static final double WIDTH = Math.log(1.01);

  /// Up to more than a day.
  private static final int BUCKETS = 3300;

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

  void record(long nanos) {
    counts.incrementAndGet(bucket(Math.max(1, nanos)));
  }

  private static int bucket(long nanos) {
    return Math.min(BUCKETS - 1, (int) (Math.log((double) nanos) / WIDTH));
  }

  /// Adds those of another.
  void add(Latencies other) {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      counts.addAndGet(bucket, other.counts.get(bucket));
    }
  }

  long count() {
    long count = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      count += counts.get(bucket);
    }
    return count;
  }

  /// The latency that a share of the answers did not exceed; 0 without answers.
  ///
  /// @param share 0 to 1
  double millis(double share) {
    long wanted = (long) Math.ceil(share * count());
    long below = 0;
    for (int bucket = 0; bucket < BUCKETS && wanted > 0; bucket++) {
      below += counts.get(bucket);
      if (below >= wanted) {
        return Math.exp((bucket + 0.5) * WIDTH) / 1e6;
      }
    }
    return 0;
  }

  /// All that is not empty: `bucket:count bucket:count …`.
  String toLine() {
    StringBuilder line = new StringBuilder();
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      if (counts.get(bucket) > 0) {
        line.append(line.isEmpty() ? "" : " ").append(bucket).append(':');
        line.append(counts.get(bucket));
      }
    }
    return line.toString();
  }

  static Latencies fromLine(String line) {
    Latencies latencies = new Latencies();
    for (String each : line.split(" ", -1)) {
      int colon = each.indexOf(':');
      if (colon > 0) {
        int bucket = Integer.parseInt(each.substring(0, colon));
        latencies.counts.addAndGet(bucket, Long.parseLong(each.substring(colon + 1)));
      }
    }
    return latencies;
  }
}
