package stoa.seller;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;

/// Makes the keys of a function of each role.
final class TestKeys {
  private TestKeys() {}

  static void write(Path directory) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    RSAKey buyer = make(directory, "buyer", generator.generateKeyPair());
    RSAKey seller = make(directory, "seller", generator.generateKeyPair());
    Files.writeString(
        directory.resolve("jwks.json"), new JWKSet(List.of(buyer, seller)).toString(true));
    Files.writeString(directory.resolve("fingerprint.key"), "k1 " + "ab".repeat(32) + "\n");
  }

  private static RSAKey make(Path directory, String role, KeyPair pair) throws IOException {
    String base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    Files.writeString(
        directory.resolve(role + ".pem"),
        "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
        .keyID(role + "-test")
        .keyUse(KeyUse.SIGNATURE)
        .build();
  }
}
