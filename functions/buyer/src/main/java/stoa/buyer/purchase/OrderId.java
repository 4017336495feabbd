package stoa.buyer.purchase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes order ids. The id is a hash of account and Idempotency-Key, so that a repeat of a request
/// is the same purchase on every function and at any time.
public final class OrderId {
  /// 160 of the hash's bits: collisions are out of reach, and the id stays short.
  private static final int BYTES = 20;

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private static final Pattern FORM = Pattern.compile("[a-z2-7]{32}");

  private OrderId() {}

  /// Whether the text has the form of an order id; what has another names no order.
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /// The id of the purchase that a buyer asks for under a key.
  ///
  /// @param buyerId the account
  /// @param idempotencyKey 1 to 255 visible ASCII characters
  /// @return 32 characters of base 32 in lower case
  public static String of(long buyerId, String idempotencyKey) {
    String named = String.format(Locale.ROOT, "stoa order %d %s", buyerId, idempotencyKey);
    return base32(sha256(named.getBytes(StandardCharsets.UTF_8)));
  }

  private static String base32(byte[] hash) {
    StringBuilder text = new StringBuilder(BYTES * 8 / 5);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < BYTES; i++) {
      buffer = (buffer << 8) | (hash[i] & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    return text.toString();
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
