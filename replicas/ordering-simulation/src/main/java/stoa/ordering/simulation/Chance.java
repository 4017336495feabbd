package stoa.ordering.simulation;

import java.util.SplittableRandom;

/// Every random choice of a run, from its seed.
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    // Neighbouring seeds must not give similar runs.
    random = new SplittableRandom(new SplittableRandom(seed).nextLong());
  }

  boolean happens(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /// From 0 to bound - 1.
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// From 0 to bound.
  long upTo(long bound) {
    return random.nextLong(bound + 1);
  }

  double of(double... values) {
    return values[random.nextInt(values.length)];
  }

  long of(long... values) {
    return values[random.nextInt(values.length)];
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
