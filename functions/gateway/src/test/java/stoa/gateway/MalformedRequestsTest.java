package stoa.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no client library lets through, over plain sockets.
class MalformedRequestsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/seller/items?cursor=%zz",
        "/v1/buyer/items?category=1&keyword=%",
        "/v1/buyer/items/%zz",
        "/v1/buyer/items?keyword=a b",
        "/v1/buyer/items?keyword={",
        "/%",
      })
  void whatIsNoUriIsRefusedInFormAndReachesNoFunction(String target) throws Exception {
    try (var function = new LocalFunction("any");
        var context =
            ApplicationContext.builder()
                .properties(
                    Map.of(
                        "micronaut.server.port",
                        -1,
                        "stoa.buyer.functions",
                        function.address(),
                        "stoa.seller.functions",
                        function.address()))
                .start()) {
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      String answer = raw(server, "GET " + target + " HTTP/1.1");
      assertTrue(answer.matches("(?s)HTTP/1.[01] 400 .*"), answer);
      assertTrue(answer.contains("application/problem+json"), answer);
      assertTrue(answer.contains("\"code\":\"invalid-request\""), answer);
      assertEquals(0, function.seen.size());
    }
  }

  private static String raw(EmbeddedServer server, String requestLine) throws Exception {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
