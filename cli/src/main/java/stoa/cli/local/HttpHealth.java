package stoa.cli.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks a process whether it is ready.
final class HttpHealth {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /// @return empty when the address answers 200, otherwise why not
  String complaint(String url) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? "" : "answers " + response.statusCode();
    } catch (IOException failure) {
      return "does not answer";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "was not asked: interrupted";
    }
  }
}
