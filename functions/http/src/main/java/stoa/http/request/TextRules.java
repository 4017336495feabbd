package stoa.http.request;

import java.text.Normalizer;
import java.util.Optional;

/// How text is judged: counted in code points after NFC normalization, without control characters
/// and unpaired surrogates. It is stored as it came.
public final class TextRules {
  private TextRules() {}

  /// Code points after NFC normalization.
  public static int length(String text) {
    String normalized = Normalizer.normalize(text, Normalizer.Form.NFC);
    return normalized.codePointCount(0, normalized.length());
  }

  /// Why no field may hold the text; empty when it may.
  static Optional<String> forbidden(String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("must not contain control characters");
    }
    if (text.codePoints().anyMatch(TextRules::unpairedSurrogate)) {
      return Optional.of("must not contain unpaired surrogates");
    }
    return Optional.empty();
  }

  static boolean hasBlank(String text) {
    return text.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  // codePoints() joins pairs, so what is left in this range stands alone.
  private static boolean unpairedSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
