package stoa.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.sandbox.Zips.Answer;

/// A function without a snapshot in an account that is filled later.
final class SettingsIT {
  @Test
  void isUnavailableUntilItsSettingsAreThereAndThenServes(@TempDir Path directory)
      throws Exception {
    try (Account account = Account.start();
        Sandbox sandbox = Zips.start("seller", false, directory, account)) {
      assertEquals(200, Zips.ask(sandbox, Zips.event("live", "seller")).status());
      Answer early = Zips.ask(sandbox, Zips.event("keys", "seller"));
      early.refuses(503, "unavailable");
      assertEquals("1", early.header("Retry-After"));
      Zips.fill(account, "seller");
      account.secret(Zips.SECRET, java.util.Map.of("seller.pem", "no key"));
      Zips.ask(sandbox, Zips.event("keys", "seller")).refuses(503, "unavailable");
      Zips.fill(account, "seller");
      assertEquals(200, Zips.ask(sandbox, Zips.event("keys", "seller")).status());
    }
    String printed = Files.readString(directory.resolve("log"));
    assertEquals(false, printed.contains("no key"), "a secret in the log");
  }
}
