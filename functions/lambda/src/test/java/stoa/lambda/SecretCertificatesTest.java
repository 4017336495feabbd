package stoa.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.authority.CertificateAuthority;
import stoa.http.UnworkableConfiguration;
import stoa.tls.MutualTls;
import stoa.tls.Role;

class SecretCertificatesTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static FunctionSettings settings(Map<String, String> files) {
    return new FunctionSettings("a:1", "b:2", "", files);
  }

  private static Map<String, String> files(Instant until) {
    Instant from = until.minus(DAY.multipliedBy(3));
    var authority = CertificateAuthority.create("test", from, until.plus(DAY.multipliedBy(3)));
    var shown = authority.issue(List.of(Role.dnsName("buyer-function")), from, until);
    return Map.of(
        "tls.crt", shown.certificate(), "tls.key", shown.key(), "ca.crt", authority.certificate());
  }

  @Test
  void areNoneOrAllThree() {
    assertEquals(Optional.empty(), SecretCertificates.of(settings(Map.of("jwks.json", "{}"))));
    var half = settings(Map.of("tls.crt", "certificate", "ca.crt", "authority"));
    var refusal = assertThrows(UnworkableConfiguration.class, () -> SecretCertificates.of(half));
    assertEquals(
        "the secret must hold all of tls.crt, tls.key and ca.crt, or none", refusal.getMessage());
  }

  @Test
  void areRefusedInOneLineWhenTheyHaveExpired() {
    var expired = SecretCertificates.of(settings(files(Instant.now().minus(DAY)))).orElseThrow();
    var refusal = assertThrows(UnworkableConfiguration.class, expired::security);
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.matches("TLS cannot be used: the certificate expired at .*"), message);
  }

  @Test
  void areDoubtedAfterAFailedHandshakeUntilTheSecretWasReadAgain() {
    var good = SecretCertificates.of(settings(files(Instant.now().plus(DAY)))).orElseThrow();
    MutualTls tls = good.security().tls().orElseThrow();
    assertFalse(good.areDoubted());
    tls.readAgain();
    assertTrue(good.areDoubted());
    good.areCurrent();
    assertFalse(good.areDoubted());
  }
}
