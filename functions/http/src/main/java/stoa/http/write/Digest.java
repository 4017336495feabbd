package stoa.http.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/// Hashes lists of texts, each with its length in front, so that no two lists look the same.
public final class Digest {
  private Digest() {}

  /// SHA-256; 32 bytes.
  public static byte[] sha256(String... texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts(texts)) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  static byte[][] parts(String... texts) {
    return Arrays.stream(texts)
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .map(bytes -> ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array())
        .toArray(byte[][]::new);
  }
}
