package stoa.lambda;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import stoa.http.call.Call;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.problem.ProblemDocument;
import stoa.http.request.RequestBody;

/// Refuses bodies that are too large before anybody looks who sent them, as the server of a local
/// process does.
@ServerFilter("/**")
@Order(BodyLimit.AFTER_THE_CALL_HAS_BEGUN)
final class BodyLimit {
  static final int AFTER_THE_CALL_HAS_BEGUN = 100;

  @RequestFilter
  @Nullable
  HttpResponse<?> check(HttpRequest<?> request) {
    if (request instanceof EventRequest event && event.bodyLength() > RequestBody.MAX_BYTES) {
      return ProblemDocument.answer(
          Problem.of(ProblemCode.BODY_TOO_LARGE), Call.of(request).requestId());
    }
    return null;
  }
}
