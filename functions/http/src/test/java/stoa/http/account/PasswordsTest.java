package stoa.http.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.client.CallContext;
import stoa.http.UnworkableConfiguration;

final class PasswordsTest {
  private static CallContext context() {
    return CallContext.within(Duration.ofSeconds(20), "test");
  }

  @Test
  void matchesTheRightPasswordOnly() {
    var passwords = new Passwords(64, 1);
    String hash = passwords.hash(context(), "correct horse");
    assertTrue(hash.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), hash);
    assertTrue(passwords.matches(context(), "correct horse", Optional.of(hash)));
    assertFalse(passwords.matches(context(), "wrong horse", Optional.of(hash)));
    assertFalse(passwords.matches(context(), "correct horse", Optional.empty()));
    assertFalse(passwords.matches(context(), "correct horse", Optional.of("$argon2id$x")));
    passwords.close();
  }

  @Test
  void opensWithEitherCompositionOfACharacter() {
    String hash = new Argon2(64, 1).hash("caf\u00e9 caf\u00e9", new byte[Argon2.SALT_BYTES]);
    assertTrue(Argon2.matches("cafe\u0301 cafe\u0301", hash));
  }

  @Test
  void refusesACostThatCannotWork() {
    assertThrows(UnworkableConfiguration.class, () -> new Passwords(1, 1));
    assertThrows(UnworkableConfiguration.class, () -> new Passwords(64, 0));
  }
}
