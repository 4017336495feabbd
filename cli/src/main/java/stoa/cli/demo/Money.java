package stoa.cli.demo;

import java.util.Locale;

/// Cents as people write them.
final class Money {
  private Money() {}

  static String of(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }
}
