package stoa.cli.admin.audit;

import java.util.Locale;

/// Cents as people write them.
final class Cents {
  private Cents() {}

  static String text(long cents) {
    String sign = cents < 0 ? "-" : "";
    return String.format(
        Locale.ROOT, "%s%d.%02d", sign, Math.abs(cents / 100), Math.abs(cents % 100));
  }
}
