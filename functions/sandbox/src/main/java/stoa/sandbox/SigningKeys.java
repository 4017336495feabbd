package stoa.sandbox;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/// Keys of a function that serves nobody: enough to start it.
public final class SigningKeys {
  private static final int RSA_BITS = 2048;

  private SigningKeys() {}

  /// New keys by file name, as the secret of a function holds them.
  ///
  /// @param role `buyer` or `seller`
  public static Map<String, String> make(String role) {
    KeyPair pair = pair();
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    String pem = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    String jwks =
        """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s-local","n":"%s","e":"%s"}]}
        """
            .formatted(role, base64(key.getModulus()), base64(key.getPublicExponent()));
    return Map.of(
        role + ".pem",
        "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n",
        "jwks.json",
        jwks,
        "fingerprint.key",
        "k1 " + "ab".repeat(32) + "\n");
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK makes RSA keys", missing);
    }
  }

  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    // A leading zero byte only carries the sign.
    byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
  }
}
