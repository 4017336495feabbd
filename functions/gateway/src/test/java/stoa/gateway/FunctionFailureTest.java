package stoa.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.loopback.LoopbackPorts;

/// What clients see while functions break, freeze, die and come back.
class FunctionFailureTest {
  private final LocalGateway local = new LocalGateway();
  private final LocalFunction first = local.first;
  private final LocalFunction second = local.second;

  FunctionFailureTest() throws IOException {}

  @AfterEach
  void close() throws Exception {
    local.close();
  }

  @Test
  void givesAKeylessWriteOneKeyForAllItsTries() throws Exception {
    first.dropEverything();
    try (SilentFunction silent = new SilentFunction()) {
      String gateway = local.start(silent.address() + "," + second.address());
      for (int i = 0; i < 4; i++) {
        HttpResponse<String> answer = local.post(gateway + "/v1/buyer/cart/lines", "{}");
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
  void hidesTheDeathOfOneFunctionFromItsClients() throws Exception {
    String gateway = local.start(first.address() + "," + second.address());
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
      String gateway = local.start(frozen.address() + "," + second.address());
      assertEquals("second", local.get(gateway + "/v1/buyer/items").body());
      assertEquals("second", local.get(gateway + "/v1/buyer/items").body());
    }
  }

  @Test
  void returnsToAFunctionThatIsBack() throws Exception {
    String gateway = local.start(first.address() + "," + second.address());
    int port = first.port();
    first.close();
    for (int i = 0; i < 4; i++) {
      assertEquals("second", local.get(gateway + "/v1/buyer/items").body());
    }
    try (var _ = new LocalFunction("first again", port)) {
      until(() -> sneaky(gateway).equals("first again"));
    }
  }

  @Test
  void saysUnavailableWhenNoFunctionCanBeReached() throws Exception {
    String gateway = local.start("http://127.0.0.1:" + LoopbackPorts.free());
    HttpResponse<String> answer =
        local.send(
            LocalGateway.request(gateway + "/v1/buyer/cart")
                .header("X-Request-Id", "r\"1")
                .GET()
                .build());
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
    String gateway = local.start(first.address());
    HttpResponse<String> write = local.post(gateway + "/v1/buyer/cart/save", "");
    assertEquals(502, write.statusCode());
    assertTrue(write.body().contains("\"code\":\"outcome-unknown\""), write.body());
    HttpResponse<String> read = local.get(gateway + "/v1/buyer/cart");
    assertEquals(502, read.statusCode());
    assertTrue(read.body().contains("\"code\":\"unavailable\""), read.body());
  }

  private List<Integer> calls(String gateway, AtomicInteger done) {
    List<Integer> errors = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int status =
          i % 2 == 0
              ? unchecked(() -> local.get(gateway + "/v1/buyer/items")).statusCode()
              : unchecked(() -> local.post(gateway + "/v1/buyer/cart/save", "{}")).statusCode();
      done.incrementAndGet();
      if (status != 200) {
        errors.add(status);
      }
    }
    return errors;
  }

  private String sneaky(String gateway) {
    return unchecked(() -> local.get(gateway + "/v1/buyer/items")).body();
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + LocalGateway.PATIENCE.toNanos();
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
