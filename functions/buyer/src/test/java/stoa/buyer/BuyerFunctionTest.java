package stoa.buyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import stoa.loopback.LoopbackPorts;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuyerFunctionTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private ApplicationContext context = ApplicationContext.builder().build();
  private String base = "";

  @BeforeAll
  void start(@TempDir Path keys) throws IOException, JOSEException {
    BuyerKeys.write(keys);
    String away = "127.0.0.1:" + LoopbackPorts.free();
    context =
        ApplicationContext.builder()
            .properties(
                Map.of(
                    "micronaut.server.port",
                    -1,
                    "stoa.customer.members",
                    away,
                    "stoa.product.members",
                    away,
                    "stoa.payment.url",
                    "http://" + away + "/payment",
                    "stoa.keys.dir",
                    keys.toString()))
            .start();
    base = context.getBean(EmbeddedServer.class).start().getURL().toString();
    assertEquals(200, send("GET", "/.well-known/jwks.json", "").statusCode());
  }

  @AfterAll
  void stop() {
    context.close();
    client.close();
  }

  @Test
  void livesWithoutItsGroups() throws IOException {
    assertEquals(200, send("GET", "/health/live", "").statusCode());
    assertEquals(503, send("GET", "/health/ready", "").statusCode());
  }

  @Test
  void asksForATokenEverywhere() throws IOException {
    for (String path :
        new String[] {
          "/v1/buyer/cart",
          "/v1/buyer/orders",
          "/v1/buyer/orders/x",
          "/v1/buyer/orders/x/timeline",
          "/v1/buyer/items?category=1",
          "/v1/buyer/items/1-1",
          "/v1/buyer/items/1-1/suggestions",
          "/v1/buyer/sellers/1/rating"
        }) {
      assertProblem(401, "missing-token", send("GET", path, ""));
    }
    assertProblem(401, "missing-token", send("POST", "/v1/buyer/orders", "{}"));
    assertProblem(401, "missing-token", send("POST", "/v1/buyer/cart/lines", "{}"));
    assertProblem(401, "missing-token", send("POST", "/v1/buyer/cart/save", ""));
    assertProblem(401, "missing-token", send("DELETE", "/v1/buyer/cart", ""));
    assertProblem(401, "missing-token", send("DELETE", "/v1/buyer/cart/lines/1-1?quantity=1", ""));
    assertProblem(401, "missing-token", send("PUT", "/v1/buyer/items/1-1/feedback", "{}"));
    assertProblem(401, "missing-token", send("DELETE", "/v1/buyer/sessions/current", ""));
  }

  @Test
  void namesTheFieldsThatBreakRules() throws IOException {
    HttpResponse<String> answer =
        send("POST", "/v1/buyer/accounts", "{\"username\":\"A\",\"name\":\"\"}");
    assertProblem(400, "invalid-request", answer);
    assertTrue(answer.body().contains("\"field\":\"password\""), answer.body());
    assertProblem(400, "malformed-json", send("POST", "/v1/buyer/accounts", "{"));
    assertProblem(
        400, "unknown-field", send("POST", "/v1/buyer/sessions", "{\"username\":\"a\",\"x\":1}"));
  }

  @Test
  void knowsItsPathsAndMethods() throws IOException {
    assertProblem(404, "not-found", send("GET", "/v1/buyer/nothing", ""));
    HttpResponse<String> answer = send("PUT", "/v1/buyer/cart", "{}");
    assertProblem(405, "method-not-allowed", answer);
    assertTrue(answer.headers().firstValue("Allow").isPresent());
  }

  private static void assertProblem(int status, String code, HttpResponse<String> answer) {
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    assertEquals(status, answer.statusCode());
  }

  private HttpResponse<String> send(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(25))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
