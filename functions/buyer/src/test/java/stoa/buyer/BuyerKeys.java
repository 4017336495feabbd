package stoa.buyer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// The keys of a buyer function, as files.
final class BuyerKeys {
  private BuyerKeys() {}

  static void write(Path directory) throws IOException, JOSEException {
    RSAKey key = new RSAKeyGenerator(2048).keyID("buyer-1").generate();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key.toRSAPrivateKey().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Files.writeString(directory.resolve("buyer.pem"), pem);
    Files.writeString(directory.resolve("jwks.json"), new JWKSet(key).toPublicJWKSet().toString());
    Files.writeString(directory.resolve("fingerprint.key"), "k1 " + "0f".repeat(32) + "\n");
  }
}
