package stoa.lambda;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import stoa.http.FunctionRole;

/// Settings for [Priming], with keys that nobody ever trusts: they exist while it runs.
final class PrimingSettings {
  private static final int RSA_BITS = 2048;

  private PrimingSettings() {}

  static FunctionSettings of(FunctionRole role, String members, URI payment) {
    KeyPair pair = keyPair();
    String pem = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    RSAKey key =
        new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(role.word() + "-priming").build();
    return new FunctionSettings(
        members,
        members,
        payment.resolve("/payment").toString(),
        Map.of(
            role.word() + ".pem",
            pem,
            "jwks.json",
            new JWKSet(key).toString(true),
            "fingerprint.key",
            "priming " + "0".repeat(64)));
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK makes RSA keys", missing);
    }
  }
}
