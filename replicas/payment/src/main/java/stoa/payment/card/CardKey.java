package stoa.payment.card;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The service's secret: makes card fingerprints that are the same for the same card and of no use
/// without the key.
public final class CardKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int TOKEN_BYTES = 24;

  private final SecretKeySpec key;
  private final String name;
  private final SecureRandom random = new SecureRandom();

  private CardKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.name = HexFormat.of().formatHex(mac("name"), 0, 4);
  }

  /// A key of 64 hexadecimal digits.
  ///
  /// @throws IllegalArgumentException for anything else
  public static CardKey parse(String hex) {
    byte[] key = HexFormat.of().parseHex(hex.strip());
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("the payment key has " + KEY_BYTES + " bytes");
    }
    return new CardKey(key);
  }

  /// The keyed hash of a card number, 32 bytes.
  public byte[] fingerprint(String number) {
    return mac("card:" + number);
  }

  /// Names the key; says nothing about it.
  public String name() {
    return name;
  }

  /// A fresh token of 32 characters.
  public String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
    }
  }
}
