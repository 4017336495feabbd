package stoa.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes through the gateway, and what of it is refused.
class GatewayTest {
  private final LocalGateway local = new LocalGateway();
  private final LocalFunction first = local.first;
  private final LocalFunction second = local.second;

  GatewayTest() throws IOException {}

  @AfterEach
  void close() throws Exception {
    local.close();
  }

  @Test
  void sendsSellerPathsToSellerFunctionsAndAllElseToBuyerFunctions() throws Exception {
    String gateway = local.start(first.address());
    assertEquals("seller", local.get(gateway + "/v1/seller/items").body());
    assertEquals("seller", local.get(gateway + "/v1/seller").body());
    assertEquals("first", local.get(gateway + "/v1/sellers").body());
    assertEquals("first", local.get(gateway + "/v1/buyer/sellers/3/rating").body());
    assertEquals("first", local.get(gateway + "/problems/not-found").body());
  }

  @Test
  void spreadsCallsOverTheFunctions() throws Exception {
    String gateway = local.start(first.address() + "," + second.address());
    for (int i = 0; i < 10; i++) {
      assertEquals(200, local.get(gateway + "/v1/buyer/items").statusCode());
    }
    assertEquals(5, first.seen.size());
    assertEquals(5, second.seen.size());
  }

  @Test
  void passesPathQueryHeadersAndBodyUntouched() throws Exception {
    String gateway = local.start(first.address());
    String body = "{\"name\":\"Zoë\"}";
    String target = "/v1/buyer/a%2Fb/%C3%A9?keyword=a&keyword=b%26c&keyword=a&empty=";
    HttpResponse<String> answer =
        local.send(
            LocalGateway.request(gateway + target)
                .header("Authorization", "Bearer x.y.z")
                .header("Idempotency-Key", "my-key")
                .header("X-Request-Id", "my-request")
                .header("X-Many", "1")
                .header("X-Many", "2")
                .method("PATCH", BodyPublishers.ofString(body))
                .build());
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
    String gateway = local.start(first.address());
    for (int status : new int[] {201, 204, 301, 404, 409, 422, 429, 500, 503, 504}) {
      HttpResponse<String> answer = local.get(gateway + "/status/" + status);
      assertEquals(status, answer.statusCode());
      assertEquals(status == 204 ? "" : "first", answer.body());
      assertEquals("first", answer.headers().firstValue("X-Answered-By").orElseThrow());
    }
  }

  @Test
  void leavesEncodedContentAndHeadAnswersAsTheyAre() throws Exception {
    String gateway = local.start(first.address());
    HttpResponse<String> packed = local.get(gateway + "/gzip");
    assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
    assertEquals("first", packed.body());
    HttpResponse<String> head =
        local.send(
            LocalGateway.request(gateway + "/v1/buyer/items")
                .method("HEAD", BodyPublishers.noBody())
                .build());
    assertEquals(200, head.statusCode());
    assertEquals("first", head.headers().firstValue("X-Answered-By").orElseThrow());
  }

  @Test
  void addsNoHeadersToAnAnswer() throws Exception {
    String gateway = local.start(first.address());
    Map<String, List<String>> direct = local.get(first.address() + "/v1/x").headers().map();
    Map<String, List<String>> through = local.get(gateway + "/v1/x").headers().map();
    List<String> added = new ArrayList<>(through.keySet());
    added.removeAll(direct.keySet());
    added.remove("connection");
    assertEquals(List.of(), added);
  }

  @Test
  void givesReadsNoKeyButARequestId() throws Exception {
    String gateway = local.start(first.address());
    local.get(gateway + "/v1/buyer/items");
    assertTrue(first.seen.getFirst().header("Idempotency-Key").isEmpty());
    assertTrue(first.seen.getFirst().header("X-Request-Id").isPresent());
  }

  @Test
  void refusesBodiesOver64KiBAndPassesThoseOfJustThat() throws Exception {
    String gateway = local.start(first.address());
    assertEquals(200, local.post(gateway + "/v1/buyer/orders", "x".repeat(65_536)).statusCode());
    HttpResponse<String> tooLarge = local.post(gateway + "/v1/buyer/orders", "x".repeat(65_537));
    assertEquals(413, tooLarge.statusCode());
    assertTrue(tooLarge.body().contains("\"code\":\"body-too-large\""), tooLarge.body());
    assertEquals(413, local.post(gateway + "/v1/buyer/orders", "x".repeat(5_000_000)).statusCode());
    assertEquals(1, first.seen.size());
  }

  private static List<String> many(LocalFunction.Seen seen, String name) {
    return seen.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
