package stoa.cli.keys;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes random secrets.
public final class Secrets {
  /// Bytes of a symmetric key.
  private static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /// 32 random bytes in hexadecimal.
  public static String randomHex() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
