package stoa.gateway;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpRequest;
import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A call as it goes to the functions: the same for every try, so that its key is too.
///
/// Path, query, headers and body are as they came, but for the headers that belong to one
/// connection. Two are given where they are missing: `X-Request-Id`, and for a write
/// `Idempotency-Key`, without which moving on to another function could double its effect.
record Forwarding(HttpRequest<?> original, String requestId, String key) {
  static final String REQUEST_ID = "X-Request-Id";
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final Set<HttpMethod> WRITES =
      EnumSet.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  /// Headers of one connection (RFC 9110, 7.6.1), and the length, which follows from the body.
  static final Set<String> OF_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length",
          "expect",
          "http2-settings");

  /// Fixes what every try of the call has in common.
  static Forwarding of(HttpRequest<?> original) {
    return new Forwarding(
        original,
        original.getHeaders().getFirst(REQUEST_ID).orElseGet(Forwarding::fresh),
        original.getHeaders().getFirst(IDEMPOTENCY_KEY).orElseGet(Forwarding::fresh));
  }

  /// Whether the call changes something
  boolean isWrite() {
    return WRITES.contains(original.getMethod());
  }

  /// The request for one try.
  MutableHttpRequest<?> to(FunctionPort function) {
    URI uri = URI.create(function.address() + target());
    MutableHttpRequest<?> request =
        HttpRequest.create(original.getMethod(), uri.toString(), original.getMethodName());
    request.uri(uri);
    request.headers(this::copyHeaders);
    return request;
  }

  private void copyHeaders(MutableHttpHeaders to) {
    Set<String> ofConnection = namedByConnection();
    for (Map.Entry<String, java.util.List<String>> header : original.getHeaders()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OF_CONNECTION.contains(name) && !ofConnection.contains(name)) {
        header.getValue().forEach(value -> to.add(header.getKey(), value));
      }
    }
    if (!to.contains(REQUEST_ID)) {
      to.set(REQUEST_ID, requestId);
    }
    if (isWrite() && !to.contains(IDEMPOTENCY_KEY)) {
      to.set(IDEMPOTENCY_KEY, key);
    }
  }

  private Set<String> namedByConnection() {
    return original.getHeaders().getAll("Connection").stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Path and query with their encoding and repetitions as they came.
  private String target() {
    String query = original.getUri().getRawQuery();
    return original.getUri().getRawPath() + (query == null ? "" : "?" + query);
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }
}
