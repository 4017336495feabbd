package stoa.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import stoa.cli.CommandFailure;
import stoa.cli.Json;

/// Sends requests to any of several endpoints and goes on with the same key until one of them gives
/// a final answer: a broken connection, 429, 502, 503, 504 and any other 5xx are "try again", there
/// or elsewhere.
public final class ApiClient implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

  /// Longer than a function takes for its longest answer.
  private static final Duration TRY_LIMIT = Duration.ofSeconds(30);

  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final HttpClient http;
  private final List<URI> endpoints;
  private final Duration limit;
  private final Duration tryLimit;
  private final AtomicInteger preferred;
  private final LongAdder repeats = new LongAdder();

  /// @param endpoints gateways or functions; one that fails is left for the next
  /// @param limit for one request, all tries together
  public ApiClient(List<URI> endpoints, Duration limit) {
    this(endpoints, limit, TRY_LIMIT);
  }

  /// @param endpoints gateways or functions; one that fails is left for the next
  /// @param limit for one request, all tries together
  /// @param tryLimit for one try; the next may then be under way beside it
  public ApiClient(List<URI> endpoints, Duration limit, Duration tryLimit) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("at least one endpoint");
    }
    this.endpoints = List.copyOf(endpoints);
    this.limit = limit;
    this.tryLimit = tryLimit;
    this.preferred = new AtomicInteger(ThreadLocalRandom.current().nextInt(endpoints.size()));
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
  }

  /// Sends a request until it has a final answer.
  ///
  /// @throws ApiUnavailable when there is none within the limit
  public ApiAnswer send(ApiRequest request) {
    long end = System.nanoTime() + limit.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    String last = "";
    for (int tries = 1; ; tries++) {
      int endpoint = preferred.get();
      try {
        HttpResponse<String> response = exchange(request, endpoints.get(endpoint), end);
        if (isFinal(response)) {
          return answer(response, tries);
        }
        last = response.statusCode() + " " + code(response);
        pause = Math.max(pause, retryAfterMillis(response));
      } catch (IOException broken) {
        last = String.valueOf(broken.getMessage());
      }
      preferred.compareAndSet(endpoint, (endpoint + 1) % endpoints.size());
      if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) > end) {
        throw new ApiUnavailable(
            "no answer from " + endpoints + " within " + limit.toSeconds() + " s: " + last);
      }
      rest(pause);
      repeats.increment();
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  /// How many tries were made so far beyond the first one of each request.
  public long repeats() {
    return repeats.sum();
  }

  private HttpResponse<String> exchange(ApiRequest request, URI endpoint, long end)
      throws IOException {
    Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    var builder =
        HttpRequest.newBuilder(URI.create(base(endpoint) + "/v1" + request.path()))
            .timeout(left.compareTo(tryLimit) < 0 ? left : tryLimit);
    request.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
    request.key().ifPresent(key -> builder.header("Idempotency-Key", key));
    request.body().ifPresent(body -> builder.header("Content-Type", "application/json"));
    builder.method(
        request.method(),
        request
            .body()
            .map(HttpRequest.BodyPublishers::ofString)
            .orElseGet(HttpRequest.BodyPublishers::noBody));
    try {
      return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }

  private static String base(URI endpoint) {
    String text = endpoint.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean isFinal(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 429) {
      // Waiting does not help somebody who guesses passwords.
      return code(response).equals("too-many-attempts");
    }
    return status < 500 && !code(response).equals("idempotency-in-progress");
  }

  private static ApiAnswer answer(HttpResponse<String> response, int tries) {
    boolean replayed = response.headers().firstValue("Idempotent-Replayed").isPresent();
    return new ApiAnswer(response.statusCode(), json(response), replayed, tries);
  }

  private static String code(HttpResponse<String> response) {
    return response.statusCode() < 400 ? "" : json(response).path("code").asText("");
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      Optional<String> body = Optional.of(response.body()).filter(text -> !text.isBlank());
      return body.isPresent() ? Json.readTree(body.get()) : MissingNode.getInstance();
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static long retryAfterMillis(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,4}"))
        .map(seconds -> Math.min(LONGEST_PAUSE_MILLIS, 1000 * Long.parseLong(seconds)))
        .orElse(0L);
  }

  private static void rest(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
