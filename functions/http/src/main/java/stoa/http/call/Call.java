package stoa.http.call;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import stoa.client.CallContext;

/// One HTTP call, as the functions see it.
public final class Call {
  /// When the call is answered at the latest.
  public static final Duration TIME_LIMIT = Duration.ofSeconds(20);

  private static final String ATTRIBUTE = "stoa.call";
  private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final HttpRequest<?> request;
  private final CallContext context;

  private Call(HttpRequest<?> request, CallContext context) {
    this.request = request;
    this.context = context;
  }

  /// The call that a request is. Its time begins when it is first asked for.
  public static Call of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Call.class).orElseGet(() -> begin(request));
  }

  private static Call begin(HttpRequest<?> request) {
    var headers = request.getHeaders();
    String requestId =
        Optional.ofNullable(headers.get("X-Request-Id"))
            .filter(sent -> REQUEST_ID.matcher(sent).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    Optional<String> trace =
        Optional.ofNullable(headers.get("traceparent"))
            .filter(sent -> TRACEPARENT.matcher(sent).matches());
    long deadline = System.nanoTime() + TIME_LIMIT.toNanos();
    Call call = new Call(request, new CallContext(requestId, trace, deadline));
    request.setAttribute(ATTRIBUTE, call);
    return call;
  }

  /// What goes on to the groups: request id, trace, time limit.
  public CallContext context() {
    return context;
  }

  /// As sent by the client, or made: 1 to 128 visible ASCII characters.
  public String requestId() {
    return context.requestId();
  }

  /// `GET`, `POST`, …
  public String method() {
    return request.getMethodName();
  }

  /// As sent, without the query.
  public String path() {
    return request.getUri().getRawPath();
  }

  /// As sent, still escaped; empty without one.
  public String rawQuery() {
    return Optional.ofNullable(request.getUri().getRawQuery()).orElse("");
  }

  /// The first value of a header.
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /// All values of a header.
  public List<String> headers(String name) {
    return request.getHeaders().getAll(name);
  }
}
