package stoa.http.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.http.call.Call;

/// Gives the framework's own refusals the form of all others.
@Primary
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<byte[]> {
  private static final Pattern MALFORMED_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Logger LOG = LoggerFactory.getLogger(FrameworkProblems.class);

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext error, MutableHttpResponse<?> response) {
    ProblemCode code = of(response.code());
    if (code == ProblemCode.INTERNAL_ERROR) {
      LOG.error("A call ended with an exception", error.getRootCause().orElse(null));
    }
    Call call = Call.of(error.getRequest());
    MutableHttpResponse<byte[]> answer =
        ProblemDocument.answer(problem(code, call), call.requestId());
    String allow = response.getHeaders().get("Allow");
    return allow == null ? answer : answer.header("Allow", allow);
  }

  // The framework finds no route for a query that it cannot decode.
  private static Problem problem(ProblemCode code, Call call) {
    return code == ProblemCode.NOT_FOUND && MALFORMED_ESCAPE.matcher(call.rawQuery()).find()
        ? Problem.invalid("query", "encoding", "has a malformed percent escape")
        : Problem.of(code);
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
