package stoa.cli.keys;

import java.time.Duration;

/// How long what is made here is valid.
final class Lifetimes {
  /// Certificates of machines, unless told otherwise.
  static final int DEFAULT_DAYS = 90;

  /// A machine whose clock is behind takes a fresh certificate too.
  static final Duration CLOCK_SLACK = Duration.ofHours(1);

  private Lifetimes() {}
}
