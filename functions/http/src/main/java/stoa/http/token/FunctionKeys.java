package stoa.http.token;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.http.FunctionRole;
import stoa.http.UnworkableConfiguration;

/// The keys of a function.
///
/// A key id begins with the role whose tokens the key signs (`buyer-…`, `seller-…`), so that one
/// function's private key makes no tokens of the other role.
///
/// @param signing the private key of the own role
/// @param signingKeyId its id in the key set
/// @param verifying the public keys of both roles by their ids
/// @param keySet the key set as it is served: JSON
/// @param fingerprints keys of request fingerprints; the first one is used, the others are read
public record FunctionKeys(
    RSAPrivateKey signing,
    String signingKeyId,
    Map<String, RSAPublicKey> verifying,
    String keySet,
    List<FingerprintKey> fingerprints) {
  private static final int MIN_RSA_BITS = 2048;

  public FunctionKeys {
    verifying = Map.copyOf(verifying);
    fingerprints = List.copyOf(fingerprints);
  }

  /// A key of request fingerprints.
  ///
  /// @param name goes in front of each fingerprint; 1 to 16 visible ASCII characters
  public record FingerprintKey(String name, ByteString secret) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Override
  public String toString() {
    return "keys signing as " + signingKeyId;
  }

  /// Reads `<role>.pem`, `jwks.json` and `fingerprint.key`.
  ///
  /// @throws UnworkableConfiguration when one is missing or malformed
  public static FunctionKeys read(Path directory, FunctionRole role) {
    try {
      return of(
          Files.readString(directory.resolve(role.word() + ".pem")),
          Files.readString(directory.resolve("jwks.json")),
          Files.readString(directory.resolve("fingerprint.key")),
          role);
    } catch (IOException unreadable) {
      throw new UnworkableConfiguration("cannot read the keys: " + unreadable.getMessage());
    }
  }

  /// The same from the files' contents, wherever they come from.
  public static FunctionKeys of(String pem, String jwks, String fingerprint, FunctionRole role) {
    try {
      RSAPrivateKey signing = privateKey(pem);
      JWKSet set = JWKSet.parse(jwks);
      Map<String, RSAPublicKey> verifying = publicKeys(set);
      return new FunctionKeys(
          signing,
          keyId(signing, verifying, role),
          verifying,
          set.toString(true),
          fingerprintKeys(fingerprint));
    } catch (GeneralSecurityException
        | ParseException
        | JOSEException
        | IllegalArgumentException malformed) {
      throw new UnworkableConfiguration("malformed keys: " + malformed.getMessage());
    }
  }

  private static RSAPrivateKey privateKey(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
    return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
  }

  private static Map<String, RSAPublicKey> publicKeys(JWKSet set) throws JOSEException {
    Map<String, RSAPublicKey> keys = new LinkedHashMap<>();
    for (JWK key : set.getKeys()) {
      if (key instanceof RSAKey rsa && rsa.getKeyID() != null) {
        keys.put(rsa.getKeyID(), rsa.toRSAPublicKey());
      }
    }
    return keys;
  }

  private static String keyId(
      RSAPrivateKey signing, Map<String, RSAPublicKey> verifying, FunctionRole role) {
    if (signing.getModulus().bitLength() < MIN_RSA_BITS) {
      throw new UnworkableConfiguration(role.word() + ".pem: needs at least 2048 bits");
    }
    return verifying.entrySet().stream()
        .filter(key -> key.getKey().startsWith(role.word() + "-"))
        .filter(key -> key.getValue().getModulus().equals(signing.getModulus()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() ->
            new UnworkableConfiguration(
                "jwks.json has no key "
                    + role.word()
                    + "-… that belongs to "
                    + role.word()
                    + ".pem"));
  }

  private static List<FingerprintKey> fingerprintKeys(String lines) {
    List<FingerprintKey> keys =
        lines.lines().filter(line -> !line.isBlank()).map(FunctionKeys::fingerprintKey).toList();
    if (keys.isEmpty()) {
      throw new UnworkableConfiguration("fingerprint.key has no line 'name hex'");
    }
    return keys;
  }

  private static FingerprintKey fingerprintKey(String line) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length != 2
        || !words[0].matches("[\\x21-\\x7e]{1,16}")
        || !words[1].matches("[0-9a-fA-F]{64}")) {
      throw new UnworkableConfiguration("fingerprint.key: a line is a name and 32 bytes in hex");
    }
    return new FingerprintKey(words[0], ByteString.copyFrom(HexFormat.of().parseHex(words[1])));
  }
}
