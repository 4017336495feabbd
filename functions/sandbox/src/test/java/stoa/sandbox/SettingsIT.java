package stoa.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.sandbox.Zips.Answer;

/// The sellers' function without a snapshot, in an account that is filled later and changed then.
final class SettingsIT {
  private static final Map<String, String> FIRST = SigningKeys.make("seller");
  private static final Map<String, String> SECOND = SigningKeys.make("seller");
  private static final Map<String, String> HALF_OF_TLS = withCertificate(FIRST);
  private static final Map<String, String> UNWORKABLE = Map.of("seller.pem", "no key");

  private static Map<String, String> withCertificate(Map<String, String> keys) {
    Map<String, String> more = new HashMap<>(keys);
    more.put("tls.crt", "certificate");
    return more;
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void servesWithTheLatestSettingsThatWork(@TempDir Path directory) throws Exception {
    try (Account account = Account.start();
        Sandbox sandbox = start(directory, account)) {
      sandbox.awaitInitialized();
      isUnavailableWithoutSettings(sandbox);
      Zips.fill(account, UNWORKABLE);
      isUnavailableWithoutSettings(sandbox);
      account.secret(Zips.SECRET, FIRST);
      assertEquals(keySet(FIRST), servedKeySet(sandbox));
      account.secret(Zips.SECRET, UNWORKABLE);
      assertEquals(keySet(FIRST), servedKeySet(sandbox), "what does not work changes nothing");
      account.secret(Zips.SECRET, SECOND);
      assertEquals(keySet(SECOND), servedKeySet(sandbox));
      account.secret(Zips.SECRET, HALF_OF_TLS);
      assertEquals(keySet(SECOND), servedKeySet(sandbox), "certificates need their key");
      account.secret(Zips.SECRET, FIRST);
      account.parameter(Zips.PATH + "product-members", "nobody");
      assertEquals(keySet(SECOND), servedKeySet(sandbox), "members need an address");
    }
    String printed = Files.readString(directory.resolve("log"));
    assertTrue(printed.contains("No settings"), printed);
    assertTrue(printed.contains("No settings: the secret must hold all of tls.crt"), printed);
    assertTrue(printed.contains("No settings: STOA_PRODUCT_MEMBERS: "), printed);
    assertFalse(printed.contains("no key"), "a secret in the log");
  }

  private static Sandbox start(Path directory, Account account) throws Exception {
    return Sandbox.start(
        Zips.plan("seller", directory, account).with("STOA_SETTINGS_SECONDS", "0"));
  }

  private static void isUnavailableWithoutSettings(Sandbox sandbox) throws Exception {
    assertEquals(200, Zips.ask(sandbox, Zips.event("live", "seller")).status());
    Answer early = Zips.ask(sandbox, Zips.event("keys", "seller"));
    early.refuses(503, "unavailable");
    assertEquals("1", early.header("Retry-After"));
  }

  private static JsonNode keySet(Map<String, String> files) throws Exception {
    return Zips.JSON.readTree(files.get("jwks.json"));
  }

  private static JsonNode servedKeySet(Sandbox sandbox) throws Exception {
    Answer answer = Zips.ask(sandbox, Zips.event("keys", "seller"));
    assertEquals(200, answer.status(), answer::toString);
    return answer.bodyJson();
  }
}
