package stoa.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutualTlsTest {
  private static final String NO_KEY =
      "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";

  private final TestAuthority authority = TestAuthority.create();
  private final PemSource.Pem good = authority.pem("payment");

  @TempDir private Path directory;

  @Test
  void isPlainTextWithoutVariablesAndRefusesHalfOfThem() {
    assertTrue(TransportSecurity.configured(_ -> Optional.empty()).tls().isEmpty());
    var some = Map.of("STOA_TLS_CERT", "tls.crt", "STOA_TLS_CA", "ca.crt", "STOA_TLS_KEY", " ");
    var refusal =
        assertThrows(
            TlsConfigurationException.class,
            () -> TransportSecurity.configured(name -> Optional.ofNullable(some.get(name))));
    assertEquals(
        "set all of STOA_TLS_CERT, STOA_TLS_KEY and STOA_TLS_CA, or none", refusal.getMessage());
  }

  @Test
  void readsFiles() throws IOException {
    var files = write(good);
    assertEquals(good, files.read());
    assertTrue(MutualTls.of(files).untilExpiry().compareTo(Duration.ofDays(300)) > 0);
    Files.delete(directory.resolve("tls.key"));
    assertRefused("tls.key is not there", files);
  }

  private TlsFiles write(PemSource.Pem pem) throws IOException {
    return new TlsFiles(
        Files.writeString(directory.resolve("tls.crt"), pem.certificate()),
        Files.writeString(directory.resolve("tls.key"), pem.key()),
        Files.writeString(directory.resolve("ca.crt"), pem.authorities()));
  }

  @Test
  void refusesToStartWithWhatCannotWorkInOneLine() {
    var other = authority.pem("payment");
    assertRefused("expired", pem(TestAuthority.pem(authority.expired("payment"), authority)));
    assertRefused(
        "does not belong",
        pem(new PemSource.Pem(good.certificate(), other.key(), good.authorities())));
    assertRefused(
        "is no authority",
        pem(new PemSource.Pem(good.certificate(), good.key(), good.certificate())));
    assertRefused(
        "no EC key", pem(new PemSource.Pem(good.certificate(), NO_KEY, good.authorities())));
    assertRefused("no PEM", pem(new PemSource.Pem("nonsense", good.key(), good.authorities())));
    assertRefused("PKCS#8", pem(new PemSource.Pem(good.certificate(), "", good.authorities())));
  }

  private static PemSource pem(PemSource.Pem pem) {
    return () -> pem;
  }

  private static void assertRefused(String why, PemSource source) {
    var refusal = assertThrows(TlsConfigurationException.class, () -> MutualTls.of(source));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(why), message);
    assertFalse(message.contains("\n"), message);
    assertFalse(message.contains("c2VjcmV0"), message);
  }

  @Test
  void keepsWhatItHasWhenARenewalIsHalfWrittenOrExpired() {
    var shown = new TestSource(good);
    var tls = MutualTls.of(shown);
    Instant before = tls.expiry();
    var next = authority.pem("payment");
    shown.set(new PemSource.Pem(next.certificate(), good.key(), good.authorities()));
    tls.readAgain();
    assertEquals(before, tls.expiry());
    shown.set(TestAuthority.pem(authority.expired("payment"), authority));
    tls.readAgain();
    assertEquals(before, tls.expiry());
  }

  @Test
  void keepsWhatItHasWhenNothingCanBeRead() {
    var broken = new AtomicInteger();
    var tls =
        MutualTls.of(() -> {
          if (broken.getAndIncrement() > 0) {
            throw new IOException("away");
          }
          return good;
        });
    Instant before = tls.expiry();
    tls.readAgain();
    assertEquals(2, broken.get());
    assertEquals(before, tls.expiry());
  }

  @Test
  void readsAgainWhenAQuarterOfAnHourHasPassedByTheClockAlone() {
    var reads = new AtomicInteger();
    var clock = new MovedClock(Instant.now());
    var tls =
        MutualTls.of(
            () -> {
              reads.incrementAndGet();
              return good;
            },
            clock);
    tls.keepFresh();
    assertEquals(1, reads.get());
    clock.move(Duration.ofMinutes(16));
    tls.keepFresh();
    assertEquals(2, reads.get());
    tls.keepFresh();
    assertEquals(2, reads.get());
  }

  /// Stands still until it is moved.
  private static final class MovedClock extends Clock {
    private Instant now;

    private MovedClock(Instant now) {
      this.now = now;
    }

    private void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Test
  void knowsRolesByTheirNames() {
    assertEquals(Optional.of(Role.CUSTOMER_MEMBER), Role.of("customer-4.stoa.internal"));
    assertEquals(Optional.of(Role.OPERATOR), Role.of("operator.stoa.internal"));
    assertEquals(Optional.empty(), Role.of("customer.stoa.internal"));
    assertEquals(Optional.empty(), Role.of("customer-1.stoa.internal.example.org"));
    assertEquals(Optional.empty(), Role.of("customer-1xstoa.internal"));
    assertFalse(PeerRule.machine("product-1").admits(java.util.Set.of("product-2.stoa.internal")));
    assertTrue(PeerRule.membersOf("product").admits(java.util.Set.of("product-2.stoa.internal")));
  }
}
