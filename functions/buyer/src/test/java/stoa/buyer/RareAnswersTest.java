package stoa.buyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.buyer.ScriptedGroups.Placing;
import stoa.http.FunctionRole;
import stoa.http.token.Claims;
import stoa.http.token.FunctionKeys;
import stoa.http.token.Tokens;
import stoa.proto.customer.v1.FraudSignals;
import stoa.proto.product.v1.RefuseReason;
import stoa.proto.product.v1.Refused;

/// Answers of the buyer function that a healthy system gives seldom or never, over real HTTP; the
/// groups behind say what it takes.
@SuppressWarnings("NullAway.Init") // set before the first test
class RareAnswersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ORDER =
      """
      {"card": {"holder": "Ann Lee", "number": "4242424242424242", "expiry": "12/40",
      "securityCode": "123"}}\
      """;

  @TempDir private static Path keys;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static ScriptedGroups groups;
  private static ApplicationContext function;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    BuyerKeys.write(keys);
    groups = new ScriptedGroups();
    function = function(Map.of());
    token =
        new Tokens(FunctionKeys.read(keys, FunctionRole.BUYER))
            .issue(new Claims(FunctionRole.BUYER, ScriptedGroups.BUYER, 2));
  }

  @AfterAll
  static void stop() {
    function.close();
    groups.close();
  }

  @BeforeEach
  void reset() {
    groups.reset();
  }

  private static ApplicationContext function(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("micronaut.server.port", -1);
    properties.put("stoa.customer.members", groups.address());
    properties.put("stoa.product.members", groups.address());
    properties.put("stoa.payment.url", "http://127.0.0.1:1/payment");
    properties.put("stoa.test.payments", "scripted");
    properties.put("stoa.keys.dir", keys.toString());
    ApplicationContext context = ApplicationContext.builder().properties(properties).start();
    context.getBean(EmbeddedServer.class).start();
    return context;
  }

  @Test
  void anOrderThatIsUnderWayAtTheTimeLimitIs202WithItsAddress() throws Exception {
    HttpResponse<String> answer = buy();
    assertEquals(202, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"state\":\"PLACED\""), answer.body());
    String location = answer.headers().firstValue("Location").orElse("");
    assertTrue(location.matches("/v1/buyer/orders/[A-Za-z0-9_-]+"), location);
    assertTrue(answer.headers().firstValue("Idempotent-Replayed").isEmpty());
  }

  @Test
  void aGroupThatIsSilentAboutAnOrderMakesItUnknown() throws Exception {
    groups.placing = Placing.SILENCE;
    refused(504, "outcome-unknown", buy());
  }

  @Test
  void aFullQueueTurnsAnOrderAwayForAWhile() throws Exception {
    groups.placing = Placing.QUEUE_FULL;
    HttpResponse<String> answer = refused(503, "queue-full", buy());
    assertTrue(answer.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  void aBuyerWhoIsMostlyDeclinedIsSuspected() throws Exception {
    groups.signals = FraudSignals.newBuilder().setBuyerAttempts(12).setBuyerDeclines(11).build();
    refused(403, "fraud-suspected", buy());
  }

  @Test
  void anAccountWithoutANameCannotBuy() throws Exception {
    groups.buyerName = "";
    refused(409, "buyer-data-missing", buy());
  }

  @Test
  void aCheckoutThatTheGroupHasGivenUpIsAbandoned() throws Exception {
    groups.outcome =
        Optional.of(Refused.newBuilder().setReason(RefuseReason.REFUSE_REASON_ABANDONED).build());
    HttpResponse<String> answer = refused(409, "checkout-abandoned", buy());
    assertEquals("true", answer.headers().firstValue("Idempotent-Replayed").orElse(""));
  }

  @Test
  void aCallAboveTheLimitIsToldToComeBack() throws Exception {
    try (ApplicationContext narrow = function(Map.of("stoa.calls.most-under-way", 1))) {
      groups.sessionsAreSilent = true;
      int before = groups.sessionChecks.get();
      var first = CLIENT.sendAsync(request(narrow, "/v1/buyer/orders").GET().build(), text());
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (groups.sessionChecks.get() == before) {
        assertTrue(System.nanoTime() < end, "the first call did not come through");
        TimeUnit.MILLISECONDS.sleep(5);
      }
      HttpResponse<String> second =
          CLIENT.send(request(narrow, "/v1/buyer/orders").GET().build(), text());
      refused(429, "rate-limited", second);
      assertTrue(second.headers().firstValue("Retry-After").isPresent());
      first.join();
      groups.sessionsAreSilent = false;
      var third = CLIENT.send(request(narrow, "/health/live").GET().build(), text());
      assertEquals(200, third.statusCode(), third.body());
    }
  }

  @Test
  void aReadAsksBothGroupsAtOnce() throws Exception {
    groups.sessionsWaitForARead = true;
    refused(404, "item-not-found", get("/v1/buyer/items/1-1"));
  }

  @Test
  void whatASessionThatHasEndedReadsIsToldToNobody() throws Exception {
    groups.sessionsHaveEnded = true;
    refused(401, "session-expired", get("/v1/buyer/items/1-1"));
    refused(401, "session-expired", get("/v1/buyer/items?category=none"));
    groups.sessionsHaveEnded = false;
    refused(400, "invalid-request", get("/v1/buyer/items?category=none"));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(request(function, path).GET().build(), text());
  }

  private static HttpResponse<String> buy() throws Exception {
    return CLIENT.send(
        request(function, "/v1/buyer/orders")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ORDER))
            .build(),
        text());
  }

  private static HttpResponse.BodyHandler<String> text() {
    return BodyHandlers.ofString();
  }

  private static HttpRequest.Builder request(ApplicationContext to, String path) {
    return HttpRequest.newBuilder(URI.create(to.getBean(EmbeddedServer.class).getURL() + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> refused(
      int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    return answer;
  }
}
