package stoa.gateway;

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

/// The gateway in this JVM, a function for sellers and two that may be for buyers, and a client.
final class LocalGateway {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final LocalFunction first = new LocalFunction("first");
  final LocalFunction second = new LocalFunction("second");
  private final LocalFunction seller = new LocalFunction("seller");
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<AutoCloseable> open = new ArrayList<>(List.of(first, second, seller, client));

  LocalGateway() throws IOException {}

  /// Starts the gateway.
  ///
  /// @param buyers the addresses of the functions for buyers, with commas between them
  /// @return its own address
  String start(String buyers) {
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

  HttpResponse<String> get(String uri) throws Exception {
    return send(request(uri).GET().build());
  }

  HttpResponse<String> post(String uri, String body) throws Exception {
    return send(request(uri).POST(BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  static HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE);
  }

  void close() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }
}
