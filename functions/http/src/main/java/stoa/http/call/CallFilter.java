package stoa.http.call;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.problem.ProblemDocument;

/// Around every call: its id, in the answer and in every log line, and the limit on how many are
/// under way. What comes above the limit is 429 `rate-limited`.
///
/// Without an order it would be the last of all filters, and what another one refuses would neither
/// have an id nor leave its place to others.
@ServerFilter("/**")
@Order(CallFilter.BEGINS_FIRST)
final class CallFilter {
  static final int BEGINS_FIRST = 0;

  /// Answers pass the filters backwards, from the one that made them: what `begin` refuses has to
  /// find `end` before itself.
  static final int ENDS_LAST = BEGINS_FIRST - 1;

  private static final Logger LOG = LoggerFactory.getLogger(CallFilter.class);
  private static final String ADMITTED = "stoa.admitted";

  private final AtomicInteger underWay = new AtomicInteger();
  private final int mostUnderWay;

  CallFilter(@Value("${stoa.calls.most-under-way:2000}") int mostUnderWay) {
    this.mostUnderWay = mostUnderWay;
  }

  int underWay() {
    return underWay.get();
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> begin(HttpRequest<?> request, MutablePropagatedContext context) {
    Call call = Call.of(request);
    context.add(new LoggedRequest(call.requestId()));
    if (underWay.incrementAndGet() > mostUnderWay) {
      underWay.decrementAndGet();
      return ProblemDocument.answer(
          Problem.of(ProblemCode.RATE_LIMITED).retryAfter(1), call.requestId());
    }
    request.setAttribute(ADMITTED, true);
    return null;
  }

  @ResponseFilter
  @Order(ENDS_LAST)
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.removeAttribute(ADMITTED, Boolean.class).isPresent()) {
      underWay.decrementAndGet();
    }
    Call call = Call.of(request);
    response.getHeaders().set("X-Request-Id", call.requestId());
    // Whoever waits for the start asks often, and not being ready is an answer.
    if (response.code() >= 500 && !call.path().endsWith("/health/ready")) {
      LOG.warn("{} {} answered {}", call.method(), call.path(), response.code());
    } else {
      LOG.debug("{} {} answered {}", call.method(), call.path(), response.code());
    }
  }
}
