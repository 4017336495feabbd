package stoa.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import stoa.authority.CertificateAuthority;
import stoa.authority.Certified;

/// An authority that makes certificates for whoever is asked for.
record TestAuthority(CertificateAuthority authority) {
  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  static final Instant NOW = Instant.now();

  private static final Duration YEAR = Duration.ofDays(365);

  static TestAuthority create() {
    return new TestAuthority(CertificateAuthority.create("test", NOW.minus(YEAR), NOW.plus(YEAR)));
  }

  Certified certified(String machine) {
    return authority.issue(
        List.of(Role.dnsName(machine)), NOW.minus(Duration.ofDays(2)), NOW.plus(YEAR));
  }

  /// One that ended a day ago.
  Certified expired(String machine) {
    return authority.issue(
        List.of(Role.dnsName(machine)),
        NOW.minus(Duration.ofDays(2)),
        NOW.minus(Duration.ofDays(1)));
  }

  PemSource.Pem pem(String machine) {
    return pem(certified(machine), this);
  }

  /// What a machine has that shows a certificate and trusts these authorities.
  static PemSource.Pem pem(Certified shown, TestAuthority... trusted) {
    StringBuilder bundle = new StringBuilder();
    for (TestAuthority one : trusted) {
      bundle.append(one.authority().certificate());
    }
    return new PemSource.Pem(shown.certificate(), shown.key(), bundle.toString());
  }
}
