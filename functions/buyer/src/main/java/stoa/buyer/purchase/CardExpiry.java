package stoa.buyer.purchase;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Until when a card may be used. The two digits of the year are those of this century.
final class CardExpiry {
  private static final Pattern FORM = Pattern.compile("(\\d{2})/(\\d{2})");

  private CardExpiry() {}

  /// The last month in which the card may be used; empty when the text is no `MM/YY`.
  static Optional<YearMonth> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      int month = Integer.parseInt(parts.group(1));
      return Optional.of(YearMonth.of(2000 + Integer.parseInt(parts.group(2)), month));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Whether the card's last month is over.
  ///
  /// @param today by UTC
  static boolean isPast(String text, LocalDate today) {
    return parse(text).map(last -> last.isBefore(YearMonth.from(today))).orElse(true);
  }
}
