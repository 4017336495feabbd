package stoa.http.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.http.call.Call;

/// Gives the framework's own refusals the form of all others.
@Primary
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(FrameworkProblems.class);

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext error, MutableHttpResponse<?> response) {
    ProblemCode code = of(response.code());
    if (code == ProblemCode.INTERNAL_ERROR) {
      LOG.error("A call ended with an exception", error.getRootCause().orElse(null));
    }
    Call call = Call.of(error.getRequest());
    MutableHttpResponse<byte[]> answer = ProblemDocument.answer(Problem.of(code), call.requestId());
    String allow = response.getHeaders().get("Allow");
    return allow == null ? answer : answer.header("Allow", allow);
  }

  private static ProblemCode of(int status) {
    return switch (status) {
      case 404 -> ProblemCode.NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 413 -> ProblemCode.BODY_TOO_LARGE;
      case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
      case 429 -> ProblemCode.RATE_LIMITED;
      case 503 -> ProblemCode.UNAVAILABLE;
      default -> status >= 500 ? ProblemCode.INTERNAL_ERROR : ProblemCode.INVALID_REQUEST;
    };
  }
}
