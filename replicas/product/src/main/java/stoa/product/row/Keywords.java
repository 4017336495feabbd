package stoa.product.row;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/// Keywords as they are stored: each followed by a newline and one newline before the first, so
/// that a whole keyword is found by locating it between newlines. Keywords hold no blank, so no
/// newline.
public final class Keywords {
  /// An item or a search has at most this many.
  public static final int MAX_KEYWORDS = 5;

  /// Between keywords; in none.
  public static final String DELIMITER = "\n";

  private Keywords() {}

  /// The stored form, each keyword once, in the order given first.
  public static String stored(Collection<String> keywords) {
    var once = new LinkedHashSet<>(keywords);
    return once.isEmpty() ? "" : DELIMITER + String.join(DELIMITER, once) + DELIMITER;
  }

  /// The keywords of a stored form.
  public static List<String> of(String stored) {
    return stored.lines().filter(keyword -> !keyword.isEmpty()).toList();
  }
}
