package stoa.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.loopback.LoopbackPorts;

class GatewayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private LocalFunction first;
  private LocalFunction second;
  private LocalFunction seller;

  GatewayTest() throws IOException {
    first = new LocalFunction("first");
    second = new LocalFunction("second");
    seller = new LocalFunction("seller");
  }

  @BeforeEach
  void closeThemAll() {
    open.addAll(List.of(first, second, seller, client));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }

  @Test
  void sendsSellerPathsToSellerFunctionsAndAllElseToBuyerFunctions() throws Exception {
    String gateway = gateway(first.address());
    assertEquals("seller", get(gateway + "/v1/seller/items").body());
    assertEquals("seller", get(gateway + "/v1/seller").body());
    assertEquals("first", get(gateway + "/v1/sellers").body());
    assertEquals("first", get(gateway + "/v1/buyer/sellers/3/rating").body());
    assertEquals("first", get(gateway + "/problems/not-found").body());
  }

  @Test
  void spreadsCallsOverTheFunctions() throws Exception {
    String gateway = gateway(first.address() + "," + second.address());
    for (int i = 0; i < 10; i++) {
      assertEquals(200, get(gateway + "/v1/buyer/items").statusCode());
    }
    assertEquals(5, first.seen.size());
    assertEquals(5, second.seen.size());
  }

  @Test
  void passesPathQueryHeadersAndBodyUntouched() throws Exception {
    String gateway = gateway(first.address());
    String body = "{\"name\":\"Zoë\"}";
    String target = "/v1/buyer/a%2Fb/%C3%A9?keyword=a&keyword=b%26c&keyword=a&empty=";
    HttpResponse<String> answer =
        client.send(
            request(gateway + target)
                .header("Authorization", "Bearer x.y.z")
                .header("Idempotency-Key", "my-key")
                .header("X-Request-Id", "my-request")
                .header("X-Many", "1")
                .header("X-Many", "2")
                .method("PATCH", BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
    assertEquals("first", answer.headers().firstValue("X-Answered-By").orElseThrow());
    LocalFunction.Seen seen = first.seen.getFirst();
    assertEquals(target, seen.target());
    assertEquals("PATCH", seen.method());
    assertEquals(body, seen.body());
    assertEquals("Bearer x.y.z", seen.header("Authorization").orElseThrow());
    assertEquals("my-key", seen.header("Idempotency-Key").orElseThrow());
    assertEquals("my-request", seen.header("X-Request-Id").orElseThrow());
    assertEquals(List.of("1", "2"), many(seen, "X-Many"));
  }

  @Test
  void passesStatusesThrough() throws Exception {
    String gateway = gateway(first.address());
    for (int status : new int[] {201, 204, 301, 404, 409, 422, 429, 500, 503, 504}) {
      HttpResponse<String> answer = get(gateway + "/status/" + status);
      assertEquals(status, answer.statusCode());
      assertEquals(status == 204 ? "" : "first", answer.body());
      assertEquals("first", answer.headers().firstValue("X-Answered-By").orElseThrow());
    }
  }

  @Test
  void leavesEncodedContentAndHeadAnswersAsTheyAre() throws Exception {
    String gateway = gateway(first.address());
    HttpResponse<String> packed = get(gateway + "/gzip");
    assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
    assertEquals("first", packed.body());
    HttpResponse<String> head =
        client.send(
            request(gateway + "/v1/buyer/items").method("HEAD", BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    assertEquals(200, head.statusCode());
    assertEquals("first", head.headers().firstValue("X-Answered-By").orElseThrow());
  }

  @Test
  void addsNoHeadersToAnAnswer() throws Exception {
    String gateway = gateway(first.address());
    Map<String, List<String>> direct = get(first.address() + "/v1/x").headers().map();
    Map<String, List<String>> through = get(gateway + "/v1/x").headers().map();
    List<String> added = new ArrayList<>(through.keySet());
    added.removeAll(direct.keySet());
    added.remove("connection");
    assertEquals(List.of(), added);
  }

  @Test
  void givesAKeylessWriteOneKeyForAllItsTries() throws Exception {
    first.dropEverything();
    try (SilentFunction silent = new SilentFunction()) {
      String gateway = gateway(silent.address() + "," + second.address());
      for (int i = 0; i < 4; i++) {
        HttpResponse<String> answer = post(gateway + "/v1/buyer/cart/lines", "{}");
        assertEquals("second", answer.body());
      }
      assertTrue(silent.keys().size() > 0, "the broken function was never tried");
      List<String> kept =
          second.seen.stream().map(seen -> seen.header("Idempotency-Key").orElseThrow()).toList();
      assertTrue(kept.containsAll(silent.keys()), kept + " lack " + silent.keys());
      assertEquals(4, kept.stream().distinct().count());
    }
  }

  @Test
  void givesReadsNoKeyButARequestId() throws Exception {
    String gateway = gateway(first.address());
    get(gateway + "/v1/buyer/items");
    assertTrue(first.seen.getFirst().header("Idempotency-Key").isEmpty());
    assertTrue(first.seen.getFirst().header("X-Request-Id").isPresent());
  }

  @Test
  void hidesTheDeathOfOneFunctionFromItsClients() throws Exception {
    String gateway = gateway(first.address() + "," + second.address());
    AtomicInteger done = new AtomicInteger();
    List<CompletableFuture<List<Integer>>> callers =
        IntStream.range(0, 8)
            .mapToObj(caller -> CompletableFuture.supplyAsync(() -> calls(gateway, done)))
            .toList();
    until(() -> done.get() > 100);
    first.close();
    for (CompletableFuture<List<Integer>> caller : callers) {
      assertEquals(List.of(), caller.get());
    }
    assertTrue(done.get() == 8 * 100, "calls: " + done.get());
  }

  @Test
  void movesACallOnFromAFunctionThatNoLongerAnswersProbes() throws Exception {
    try (FrozenFunction frozen = new FrozenFunction()) {
      String gateway = gateway(frozen.address() + "," + second.address());
      assertEquals("second", get(gateway + "/v1/buyer/items").body());
      assertEquals("second", get(gateway + "/v1/buyer/items").body());
    }
  }

  @Test
  void returnsToAFunctionThatIsBack() throws Exception {
    String gateway = gateway(first.address() + "," + second.address());
    int port = first.port();
    first.close();
    for (int i = 0; i < 4; i++) {
      assertEquals("second", get(gateway + "/v1/buyer/items").body());
    }
    first = new LocalFunction("first again", port);
    open.add(first);
    until(() -> sneaky(gateway).equals("first again"));
  }

  @Test
  void saysUnavailableWhenNoFunctionCanBeReached() throws Exception {
    String gateway = gateway("http://127.0.0.1:" + LoopbackPorts.free());
    HttpResponse<String> answer =
        client.send(
            request(gateway + "/v1/buyer/cart").header("X-Request-Id", "r\"1").GET().build(),
            BodyHandlers.ofString());
    assertEquals(503, answer.statusCode());
    assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
    assertTrue(answer.body().contains("\"code\":\"unavailable\""), answer.body());
    assertTrue(answer.body().contains("\"requestId\":\"r\\u00221\""), answer.body());
  }

  @Test
  void saysOutcomeUnknownWhenAWriteBrokeEverywhere() throws Exception {
    first.dropEverything();
    String gateway = gateway(first.address());
    HttpResponse<String> write = post(gateway + "/v1/buyer/cart/save", "");
    assertEquals(502, write.statusCode());
    assertTrue(write.body().contains("\"code\":\"outcome-unknown\""), write.body());
    HttpResponse<String> read = get(gateway + "/v1/buyer/cart");
    assertEquals(502, read.statusCode());
    assertTrue(read.body().contains("\"code\":\"unavailable\""), read.body());
  }

  @Test
  void refusesBodiesOver64KiBAndPassesThoseOfJustThat() throws Exception {
    String gateway = gateway(first.address());
    assertEquals(200, post(gateway + "/v1/buyer/orders", "x".repeat(65_536)).statusCode());
    HttpResponse<String> tooLarge = post(gateway + "/v1/buyer/orders", "x".repeat(65_537));
    assertEquals(413, tooLarge.statusCode());
    assertTrue(tooLarge.body().contains("\"code\":\"body-too-large\""), tooLarge.body());
    assertEquals(413, post(gateway + "/v1/buyer/orders", "x".repeat(5_000_000)).statusCode());
    assertEquals(1, first.seen.size());
  }

  private List<Integer> calls(String gateway, AtomicInteger done) {
    List<Integer> errors = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int status =
          i % 2 == 0
              ? unchecked(() -> get(gateway + "/v1/buyer/items")).statusCode()
              : unchecked(() -> post(gateway + "/v1/buyer/cart/save", "{}")).statusCode();
      done.incrementAndGet();
      if (status != 200) {
        errors.add(status);
      }
    }
    return errors;
  }

  private String sneaky(String gateway) {
    return unchecked(() -> get(gateway + "/v1/buyer/items")).body();
  }

  private String gateway(String buyers) {
    ApplicationContext context =
        ApplicationContext.builder()
            .properties(
                Map.of(
                    "micronaut.server.port",
                    -1,
                    "stoa.buyer.functions",
                    buyers,
                    "stoa.seller.functions",
                    seller.address()))
            .start();
    open.addFirst(context);
    return context.getBean(EmbeddedServer.class).start().getURL().toString();
  }

  private HttpResponse<String> get(String uri) throws Exception {
    return client.send(request(uri).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String uri, String body) throws Exception {
    return client.send(
        request(uri).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE);
  }

  private static List<String> many(LocalFunction.Seen seen, String name) {
    return seen.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "never came true");
      Thread.onSpinWait();
    }
  }

  private static <T> T unchecked(java.util.concurrent.Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
