package stoa.cli.keys;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.authority.Pem;
import stoa.cli.Json;

/// A key that signs tokens: RSA, in the forms that the functions read.
///
/// @param id begins with the role whose tokens it signs, then the key's thumbprint (RFC 7638)
/// @param key PEM, PKCS#8; empty where only the public half is kept
/// @param modulus as in a key set
/// @param exponent as in a key set
public record SigningKey(String id, String key, String modulus, String exponent) {
  private static final int RSA_BITS = 2048;
  private static final int ID_DIGITS = 12;

  /// A fresh one.
  ///
  /// @param role `buyer` or `seller`
  public static SigningKey create(String role) {
    KeyPair pair = keyPair();
    RSAPublicKey shown = (RSAPublicKey) pair.getPublic();
    String modulus = base64(shown.getModulus());
    String exponent = base64(shown.getPublicExponent());
    return new SigningKey(
        role + "-" + thumbprint(modulus, exponent).substring(0, ID_DIGITS),
        Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded()),
        modulus,
        exponent);
  }

  /// Its public half alone, for keys that sign no more.
  SigningKey retired() {
    return new SigningKey(id, "", modulus, exponent);
  }

  /// A key set (RFC 7517) of public keys.
  public static String keySet(List<SigningKey> keys) {
    List<Map<String, String>> entries = keys.stream().map(SigningKey::entry).toList();
    return Json.writeIndented(Map.of("keys", entries)) + "\n";
  }

  /// Always in one order: a file that is written anew with other bytes makes machines restart.
  private Map<String, String> entry() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("kty", "RSA");
    members.put("use", "sig");
    members.put("alg", "RS256");
    members.put("kid", id);
    members.put("n", modulus);
    members.put("e", exponent);
    return members;
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

  @Override
  public String toString() {
    return id;
  }
}
