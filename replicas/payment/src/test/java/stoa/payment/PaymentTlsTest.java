package stoa.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.authority.CertificateAuthority;
import stoa.loopback.LoopbackPorts;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.PemSource;
import stoa.tls.Role;

/// The whole service over HTTPS, met by machines of all roles.
class PaymentTlsTest {
  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant FROM = Instant.now().minus(Duration.ofDays(1));

  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant UNTIL = Instant.now().plus(Duration.ofDays(100));

  @TempDir static Path directory;
  private static CertificateAuthority authority;
  private static MariaDbServer database;
  private static PaymentService service;
  private static URI wsdl;

  @BeforeAll
  static void start() throws Exception {
    authority = authority();
    database =
        MariaDbServer.start(
            new MariaDbServer.Options(
                Distribution.ofUser(), directory.resolve("database"), 0, true));
    int port = LoopbackPorts.free();
    var variables = new HashMap<String, String>();
    variables.put("STOA_HTTP_PORT", Integer.toString(port));
    variables.put(
        "STOA_PAYMENT_KEY",
        Files.writeString(directory.resolve("key"), "0123456789abcdef".repeat(4)).toString());
    variables.put("STOA_DATABASE_URL", database.jdbcUrl("payment"));
    PemSource.Pem own = pem(authority, "payment", authority);
    write(own);
    variables.putAll(
        Map.of(
            "STOA_TLS_CERT", directory.resolve("tls.crt").toString(),
            "STOA_TLS_KEY", directory.resolve("tls.key").toString(),
            "STOA_TLS_CA", directory.resolve("ca.crt").toString()));
    service = PaymentService.start(variables);
    wsdl = URI.create("https://127.0.0.1:" + port + "/payment?wsdl");
  }

  private static CertificateAuthority authority() {
    return CertificateAuthority.create("test", FROM, UNTIL);
  }

  private static void write(PemSource.Pem pem) throws IOException {
    Files.writeString(directory.resolve("tls.crt"), pem.certificate());
    Files.writeString(directory.resolve("tls.key"), pem.key());
    Files.writeString(directory.resolve("ca.crt"), pem.authorities());
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  private static PemSource.Pem pem(
      CertificateAuthority issuer, String machine, CertificateAuthority... trusted) {
    var shown = issuer.issue(List.of(Role.dnsName(machine)), FROM, UNTIL);
    StringBuilder bundle = new StringBuilder();
    for (CertificateAuthority one : trusted) {
      bundle.append(one.certificate());
    }
    return new PemSource.Pem(shown.certificate(), shown.key(), bundle.toString());
  }

  private static int ask(PemSource.Pem pem) throws IOException, InterruptedException {
    var context = MutualTls.of(() -> pem).forCalling(PeerRule.anyOf(Role.PAYMENT));
    try (var client = HttpClient.newBuilder().sslContext(context).build()) {
      var request = HttpRequest.newBuilder(wsdl).timeout(Duration.ofSeconds(20)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void takesCallsOfThoseRolesThatPayAndOfNoOther() throws IOException, InterruptedException {
    for (String role : List.of("buyer-function", "product-3", "operator")) {
      assertEquals(200, ask(pem(authority, role, authority)), role);
    }
    for (String role : List.of("seller-function", "customer-1", "payment")) {
      assertThrows(IOException.class, () -> ask(pem(authority, role, authority)), role);
    }
  }

  @Test
  void takesNoCallsOfAnotherAuthorityBeforeItIsTrusted() throws Exception {
    var next = authority();
    var ofNext = pem(next, "buyer-function", authority, next);
    assertThrows(IOException.class, () -> ask(ofNext));
    write(pem(authority, "payment", authority, next));
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!takes(ofNext)) {
      assertTrue(System.nanoTime() < deadline, "the bundle is not read again");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    assertEquals(200, ask(pem(authority, "buyer-function", authority)));
  }

  private static boolean takes(PemSource.Pem pem) throws InterruptedException {
    try {
      return ask(pem) == 200;
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void showsWhenItsCertificateEnds() {
    String metrics =
        service
            .context()
            .getBean(io.micrometer.prometheusmetrics.PrometheusMeterRegistry.class)
            .scrape();
    String end = "\nstoa_certificate_expiry_seconds " + (double) UNTIL.getEpochSecond();
    assertTrue(metrics.contains(end), metrics);
  }
}
