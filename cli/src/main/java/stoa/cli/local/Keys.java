package stoa.cli.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import stoa.cli.Json;

/// The keys of a local system, made once and kept with its data. Every file is readable by its
/// owner only.
///
/// | file | holds |
/// |---|---|
/// | `buyer.pem`, `seller.pem` | the private signing key of each role, PKCS#8 |
/// | `jwks.json` | the public keys of both |
/// | `fingerprint.key` | a line `name hex`: the key of request fingerprints |
/// | `customer-group.keys`, `product-group.keys` | a line `id hex`: what authenticates members |
/// | `payment.key` | 32 bytes in hexadecimal |
/// | `probe.password` | of the account that `up` writes to see the system serve |
record Keys(Path directory) {
  private static final int RSA_BITS = 2048;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  Path groupKeys(UnitKind group) {
    return directory.resolve(group.word() + "-group.keys");
  }

  Path payment() {
    return directory.resolve("payment.key");
  }

  private Path jwks() {
    return directory.resolve("jwks.json");
  }

  String probePassword() throws IOException {
    return Files.readString(directory.resolve("probe.password")).strip();
  }

  /// Makes what is missing. The key set comes last, so that its presence means all are there.
  void create() throws IOException {
    if (Files.exists(jwks())) {
      return;
    }
    secret("fingerprint.key", "k1 " + randomHex());
    secret("customer-group.keys", "1 " + randomHex());
    secret("product-group.keys", "1 " + randomHex());
    secret("payment.key", randomHex());
    secret("probe.password", randomHex());
    DataDirectory.writeDurably(
        jwks(), Json.writeIndented(Map.of("keys", List.of(sign("buyer"), sign("seller")))) + "\n");
  }

  private void secret(String file, String line) throws IOException {
    DataDirectory.writeDurably(directory.resolve(file), line + "\n");
  }

  private Map<String, String> sign(String role) throws IOException {
    KeyPair pair = keyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----";
    secret(role + ".pem", pem);
    return publicKey(role, (RSAPublicKey) pair.getPublic());
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

  /// RFC 7517. The key id carries the role and the key's thumbprint (RFC 7638).
  private static Map<String, String> publicKey(String role, RSAPublicKey key) {
    String modulus = base64(key.getModulus());
    String exponent = base64(key.getPublicExponent());
    return Map.of(
        "kty",
        "RSA",
        "use",
        "sig",
        "alg",
        "RS256",
        "kid",
        role + "-" + thumbprint(modulus, exponent).substring(0, 12),
        "n",
        modulus,
        "e",
        exponent);
  }

  private static String thumbprint(String modulus, String exponent) {
    String members = "{\"e\":\"" + exponent + "\",\"kty\":\"RSA\",\"n\":\"" + modulus + "\"}";
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    // A leading zero byte only carries the sign.
    byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
  }

  static String randomHex() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
