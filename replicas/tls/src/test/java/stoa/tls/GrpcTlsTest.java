package stoa.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real handshakes between a server and its callers, each with certificates of its own.
class GrpcTlsTest {
  /// Has a certificate that has ended since, and does not know it.
  private static final Clock THREE_DAYS_BEFORE =
      Clock.fixed(TestAuthority.NOW.minus(Duration.ofHours(36)), ZoneOffset.UTC);

  private final TestAuthority authority = TestAuthority.create();
  private final TestSource shown = new TestSource(authority.pem("customer-0"));
  private final MutualTls tls = MutualTls.of(shown);
  private TestConnection server = open();

  private TestConnection open() {
    try {
      return new TestConnection(tls);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void nothingIsRefusedYet() {
    assertEquals(0, tls.refusals());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static MutualTls of(PemSource.Pem pem) {
    return MutualTls.of(() -> pem);
  }

  @Test
  void servesTheRoleThatNeedsIt() {
    assertEquals("OK", server.callOnce(of(authority.pem("buyer-function"))));
    assertEquals(0, tls.refusals());
  }

  @Test
  void refusesACallerOfAnotherRoleAndCountsIt() {
    assertEquals("PERMISSION_DENIED", server.callOnce(of(authority.pem("seller-function"))));
    assertEquals("PERMISSION_DENIED", server.callOnce(of(authority.pem("buyer-function.evil"))));
    assertEquals(2, tls.refusals());
  }

  @Test
  void refusesACallerWithACertificateOfAnotherAuthority() {
    var foreign = TestAuthority.create();
    var pem = TestAuthority.pem(foreign.certified("buyer-function"), authority);
    assertEquals("UNAVAILABLE", server.callOnce(of(pem)));
  }

  @Test
  void refusesACallerWhoseCertificateHasExpired() {
    var pem = TestAuthority.pem(authority.expired("buyer-function"), authority);
    assertEquals("UNAVAILABLE", server.callOnce(MutualTls.of(() -> pem, THREE_DAYS_BEFORE)));
    assertTrue(tls.refusals() > 0);
  }

  @Test
  void callsNobodyWithACertificateOfAnotherAuthority() {
    var caller =
        of(TestAuthority.pem(authority.certified("buyer-function"), TestAuthority.create()));
    assertEquals("UNAVAILABLE", server.callOnce(caller));
    assertTrue(caller.refusals() > 0);
  }

  @Test
  void callsNobodyOfAnotherRoleAtTheAddress() {
    shown.set(authority.pem("payment"));
    tls.readAgain();
    var caller = of(authority.pem("buyer-function"));
    assertEquals("UNAVAILABLE", server.callOnce(caller));
    assertTrue(caller.refusals() > 0);
  }

  @Test
  void callsNobodyWhoseCertificateHasExpired() throws IOException {
    var pem = TestAuthority.pem(authority.expired("customer-1"), authority);
    try (var stale = new TestConnection(MutualTls.of(() -> pem, THREE_DAYS_BEFORE))) {
      var caller = of(authority.pem("buyer-function"));
      assertEquals("UNAVAILABLE", stale.callOnce(caller));
      assertTrue(caller.refusals() > 0);
    }
  }

  @Test
  void takesBothAuthoritiesDuringARotationAndTheOldOneNoMoreAfterIt() {
    var next = TestAuthority.create();
    var server0 = authority.certified("customer-0");
    var ofOld = TestAuthority.pem(authority.certified("buyer-function"), authority, next);
    var ofNext = TestAuthority.pem(next.certified("buyer-function"), authority, next);

    shown.set(TestAuthority.pem(server0, authority, next));
    tls.readAgain();
    assertEquals("OK", server.callOnce(of(ofOld)));
    assertEquals("OK", server.callOnce(of(ofNext)));

    shown.set(TestAuthority.pem(next.certified("customer-0"), next));
    tls.readAgain();
    assertEquals("OK", server.callOnce(of(ofNext)));
    assertEquals("UNAVAILABLE", server.callOnce(of(ofOld)));
  }

  @Test
  void judgesAnOpenConnectionAnewWhenItsAuthorityIsTakenAway() {
    var next = TestAuthority.create();
    ManagedChannel channel =
        server.channel(
            of(TestAuthority.pem(authority.certified("buyer-function"), authority, next)));
    try {
      assertEquals("OK", TestConnection.call(channel));
      shown.set(TestAuthority.pem(next.certified("customer-0"), next));
      tls.readAgain();
      assertEquals("PERMISSION_DENIED", TestConnection.call(channel));
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void resumesNoSessionOfAnAuthorityThatWasTakenAway() {
    var next = TestAuthority.create();
    var caller = of(TestAuthority.pem(authority.certified("buyer-function"), authority, next));
    assertEquals("OK", server.callOnce(caller));
    assertEquals("OK", server.callOnce(caller));
    shown.set(TestAuthority.pem(next.certified("customer-0"), next));
    tls.readAgain();
    assertEquals("UNAVAILABLE", server.callOnce(caller));
  }

  @Test
  void showsARenewedCertificateAtTheNextConnectionWithoutARestart() {
    var renewed = new TestSource(authority.pem("seller-function"));
    var caller = MutualTls.of(renewed);
    assertEquals("PERMISSION_DENIED", server.callOnce(caller));
    renewed.set(authority.pem("buyer-function"));
    caller.readAgain();
    assertEquals("OK", server.callOnce(caller));
  }

  @Test
  void readsTheBundleAgainAfterAFailedHandshake() {
    var next = TestAuthority.create();
    var caller = of(TestAuthority.pem(next.certified("buyer-function"), authority));
    assertEquals("UNAVAILABLE", server.callOnce(caller));
    shown.set(TestAuthority.pem(authority.certified("customer-0"), authority, next));
    // Not more often than once a second, however many handshakes fail.
    assertTrue(Eventually.holds(() -> server.callOnce(caller).equals("OK")));
  }
}
