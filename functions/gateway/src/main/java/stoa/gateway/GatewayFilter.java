package stoa.gateway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/// Takes every call before it meets a route: the gateway has no routes of its own.
///
/// The body is read whole before the first try, because each try needs it; the server's
/// configuration bounds it to the 64 KiB that the functions take.
@Filter(Filter.MATCH_ALL_PATTERN)
final class GatewayFilter implements HttpServerFilter {
  /// What the functions take. The server's own limit cuts off what is far above it.
  static final int MAX_BODY_BYTES = 65_536;

  private final FunctionPools pools;
  private final CallSpreader spreader;

  GatewayFilter(FunctionPools pools, CallSpreader spreader) {
    this.pools = pools;
    this.spreader = spreader;
  }

  @Override
  public Publisher<MutableHttpResponse<?>> doFilter(
      HttpRequest<?> request, ServerFilterChain chain) {
    if (standsForAMalformedOne(request)) {
      return chain.proceed(request);
    }
    Forwarding call = Forwarding.of(request);
    FunctionPool pool = pools.forPath(request.getUri().getRawPath());
    return body(request)
        .<MutableHttpResponse<?>>flatMap(body ->
            body.length() > MAX_BODY_BYTES ? refuse(call, body) : spreader.send(pool, call, body))
        .onErrorResume(
            NoAnswerException.class, e -> Mono.just(GatewayProblems.noAnswer(call, e.reason())))
        .onErrorResume(
            ContentLengthExceededException.class,
            e -> Mono.just(GatewayProblems.bodyTooLarge(call)));
  }

  /// In the place of a request whose target is no URI (`?x=%zz`), the server hands its filters one
  /// for `/` without a single header. Nobody else sends that: HTTP/1.1 demands `Host`.
  private static boolean standsForAMalformedOne(HttpRequest<?> request) {
    return request.getHeaders().names().isEmpty() && request.getPath().equals("/");
  }

  private static Mono<MutableHttpResponse<?>> refuse(
      Forwarding call, CloseableAvailableByteBody body) {
    body.close();
    return Mono.just(GatewayProblems.bodyTooLarge(call));
  }

  private static Mono<CloseableAvailableByteBody> body(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> received)) {
      return Mono.error(new IllegalStateException("request without a body of bytes"));
    }
    return Mono.<CloseableAvailableByteBody>fromFuture(
        received.byteBody().move().buffer().thenApply(body -> body));
  }
}
