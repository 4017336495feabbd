package stoa.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.micronaut.http.HttpRequest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.http.FunctionRole;
import stoa.http.UnworkableConfiguration;
import stoa.http.call.Call;
import stoa.http.problem.ProblemException;
import stoa.http.request.RequestBody;
import stoa.http.token.Claims;
import stoa.http.token.FunctionKeys;
import stoa.http.token.Tokens;

final class WriteKeysTest {
  private static String pem = "";
  private static String jwks = "";

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    pem = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    var key = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID("seller-1").build();
    jwks = new JWKSet(key).toString();
  }

  private static FunctionKeys keys(String fingerprint) {
    return FunctionKeys.of(pem, jwks, fingerprint, FunctionRole.SELLER);
  }

  private static WriteKeys writeKeys(String fingerprint) {
    return new WriteKeys(keys(fingerprint), FunctionRole.SELLER);
  }

  private static Call call(String path, String key) {
    return Call.of(HttpRequest.POST(path, "").header("Idempotency-Key", key));
  }

  @Test
  void makesOneCommandIdOfAccountPathAndKey() {
    var keys = writeKeys("k1 " + "ab".repeat(32));
    var first = keys.of(call("/a", "k"), 1, RequestBody.none());
    var repeat = keys.of(call("/a", "k"), 1, RequestBody.none());
    assertEquals(first.commandId(), repeat.commandId());
    assertEquals(first.fingerprints(), repeat.fingerprints());
    assertNotEquals(first.attempt(), repeat.attempt());
    for (WriteKey other :
        new WriteKey[] {
          keys.of(call("/b", "k"), 1, RequestBody.none()),
          keys.of(call("/a", "l"), 1, RequestBody.none()),
          keys.of(call("/a", "k"), 2, RequestBody.none())
        }) {
      assertNotEquals(first.commandId(), other.commandId());
    }
  }

  @Test
  void fingerprintsTheQueryToo() {
    var keys = writeKeys("k1 " + "ab".repeat(32));
    var one = keys.of(call("/a?quantity=1", "k"), 1, RequestBody.none());
    var two = keys.of(call("/a?quantity=2", "k"), 1, RequestBody.none());
    assertEquals(one.commandId(), two.commandId());
    assertNotEquals(one.fingerprint(), two.fingerprint());
  }

  @Test
  void namesTheFingerprintKeyAndReadsOlderOnes() {
    var old = writeKeys("k1 " + "ab".repeat(32)).fingerprints("x");
    var rotated = writeKeys("k2 " + "cd".repeat(32) + "\nk1 " + "ab".repeat(32)).fingerprints("x");
    assertTrue(rotated.getFirst().toStringUtf8().startsWith("k2:"));
    assertEquals(old.getFirst(), rotated.getLast());
  }

  @Test
  void refusesKeysThatAreNotVisibleAscii() {
    var keys = writeKeys("k1 " + "ab".repeat(32));
    for (String key : new String[] {"", "a b", "k".repeat(256)}) {
      assertThrows(
          ProblemException.class, () -> keys.of(call("/a", key), 1, RequestBody.none()), key);
    }
    keys.of(call("/a", "k".repeat(255)), 1, RequestBody.none());
  }

  @Test
  void believesOnlyTokensThatAKeyOfTheirRoleSigned() {
    var tokens = new Tokens(keys("k1 " + "ab".repeat(32)));
    var claims = new Claims(FunctionRole.SELLER, 7, 9);
    String token = tokens.issue(claims);
    assertEquals(claims, tokens.check(token).orElseThrow());
    assertEquals(claims, tokens.check(token).orElseThrow(), "from what was checked before");
    assertTrue(tokens.check(tokens.issue(new Claims(FunctionRole.BUYER, 7, 9))).isEmpty());
    int middle = token.lastIndexOf('.') + 20;
    char flipped = token.charAt(middle) == 'A' ? 'B' : 'A';
    String forged = token.substring(0, middle) + flipped + token.substring(middle + 1);
    assertTrue(tokens.check(forged).isEmpty());
    assertTrue(tokens.check("").isEmpty());
    assertTrue(tokens.check("a.b.c").isEmpty());
  }

  @Test
  void refusesKeysThatDoNotBelongTogether() {
    assertThrows(
        UnworkableConfiguration.class,
        () -> FunctionKeys.of(pem, jwks, "k1 " + "ab".repeat(32), FunctionRole.BUYER));
    assertThrows(UnworkableConfiguration.class, () -> keys("k1 abc"));
  }
}
