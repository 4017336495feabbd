package stoa.http.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id hashes of passwords, written as PHC strings:
/// `$argon2id$v=19$m=7168,t=5,p=1$<salt>$<hash>`.
///
/// A password is normalized (NFC) before it is hashed, so that two keyboards that compose the same
/// character differently both open the account.
///
/// @param memoryKib 8 to 65536
/// @param iterations 1 to 100
record Argon2(int memoryKib, int iterations) {
  static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,5}),t=([0-9]{1,3}),p=1"
              + "\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  Argon2 {
    if (memoryKib < 8 || memoryKib > 65_536 || iterations < 1 || iterations > 100) {
      throw new IllegalArgumentException(
          "Argon2id needs 8 to 65536 KiB and 1 to 100 iterations, not "
              + memoryKib
              + " and "
              + iterations);
    }
  }

  String hash(String password, byte[] salt) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(
            memoryKib,
            iterations,
            base64.encodeToString(salt),
            base64.encodeToString(compute(password, salt)));
  }

  /// False for a wrong password and for a malformed hash.
  static boolean matches(String password, String phc) {
    Matcher form = PHC.matcher(phc);
    if (!form.matches()) {
      return false;
    }
    var cost = new Argon2(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] computed = cost.compute(password, base64.decode(form.group(3)));
    return MessageDigest.isEqual(computed, base64.decode(form.group(4)));
  }

  private byte[] compute(String password, byte[] salt) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(iterations)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    String normalized = Normalizer.normalize(password, Normalizer.Form.NFC);
    generator.generateBytes(normalized.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
