package stoa.payment.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.authority.CertificateAuthority;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.PemSource;
import stoa.tls.Role;
import stoa.tls.TransportSecurity;

/// The SOAP client against a server that demands certificates and always gives the same answer.
class PaymentTlsTest {
  private static final String ANSWER =
      """
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
      <GetTransactionResponse xmlns="urn:stoa:payment:v1"/></soap:Body></soap:Envelope>
      """;

  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant FROM = Instant.now().minus(Duration.ofDays(1));

  @SuppressWarnings("TimeInStaticInitializer") // one moment for the whole run
  private static final Instant UNTIL = Instant.now().plus(Duration.ofDays(100));

  private final CertificateAuthority authority = CertificateAuthority.create("test", FROM, UNTIL);
  private volatile PemSource.Pem shown = pem(authority, "buyer-function");
  private Optional<HttpsServer> running = Optional.empty();

  private PemSource.Pem pem(CertificateAuthority issuer, String machine) {
    var shown = issuer.issue(List.of(Role.dnsName(machine)), FROM, UNTIL);
    return new PemSource.Pem(shown.certificate(), shown.key(), authority.certificate());
  }

  private URI serve(String machine) throws IOException {
    MutualTls tls = MutualTls.of(() -> pem(authority, machine));
    SSLContext context = tls.forServing(PeerRule.anyOf(Role.BUYER_FUNCTION));
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters mutual = getSSLContext().getDefaultSSLParameters();
            mutual.setNeedClientAuth(true);
            parameters.setSSLParameters(mutual);
          }
        });
    server.createContext("/payment", PaymentTlsTest::answer);
    server.start();
    running = Optional.of(server);
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/payment");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @AfterEach
  void stop() {
    running.ifPresent(server -> server.stop(0));
  }

  private static SoapPayments client(URI address, PemSource source) {
    var security = new TransportSecurity(Optional.of(MutualTls.of(source)));
    return new SoapPayments(new PaymentConnection(address, security));
  }

  @Test
  void callsThePaymentServiceByItsRoleAtWhateverAddress() throws IOException {
    var pem = pem(authority, "buyer-function");
    assertEquals(Optional.empty(), client(serve("payment"), () -> pem).find("order"));
  }

  @Test
  void tellsNothingToAnotherRoleAtThatAddress() throws IOException {
    var pem = pem(authority, "buyer-function");
    var client = client(serve("customer-1"), () -> pem);
    assertThrows(PaymentUnavailableException.class, () -> client.find("order"));
  }

  @Test
  void isRefusedWithACertificateOfAnotherAuthorityUntilItIsRenewed() throws IOException {
    var foreign = CertificateAuthority.create("foreign", FROM, UNTIL);
    shown = pem(foreign, "buyer-function");
    var client = client(serve("payment"), () -> shown);
    assertThrows(PaymentUnavailableException.class, () -> client.find("order"));
    shown = pem(authority, "buyer-function");
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!answers(client)) {
      assertTrue(System.nanoTime() < deadline, "the renewed certificate is not shown");
    }
  }

  private static boolean answers(SoapPayments client) {
    try {
      return client.find("order").isEmpty();
    } catch (PaymentUnavailableException e) {
      return false;
    }
  }

  @Test
  void refusesAnAddressThatDoesNotFit() {
    var plain = URI.create("http://payment:8443/payment");
    var pem = pem(authority, "buyer-function");
    var refusal = assertThrows(IllegalArgumentException.class, () -> client(plain, () -> pem));
    assertTrue(String.valueOf(refusal.getMessage()).startsWith("must begin with https://"));
    var secured = URI.create("https://payment:8443/payment");
    assertThrows(
        IllegalArgumentException.class,
        () -> new PaymentConnection(secured, TransportSecurity.NONE));
  }
}
