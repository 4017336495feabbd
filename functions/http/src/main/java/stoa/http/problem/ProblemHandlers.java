package stoa.http.problem;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.client.CallRefusedException;
import stoa.client.GroupCallException;
import stoa.client.GroupQueueFullException;
import stoa.client.GroupUnavailableException;
import stoa.client.OutcomeUnknownException;
import stoa.http.call.Call;

/// What becomes of an exception that a call ends with.
@Factory
final class ProblemHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandlers.class);

  @Singleton
  ExceptionHandler<ProblemException, HttpResponse<?>> refusals() {
    return (request, refusal) -> answer(request, refusal.problem());
  }

  @Singleton
  ExceptionHandler<GroupCallException, HttpResponse<?>> groups() {
    return (request, failure) -> answer(request, of(failure));
  }

  private static Problem of(GroupCallException failure) {
    LOG.info("A call ended without its group: {}", failure.getMessage());
    return switch (failure) {
      case GroupUnavailableException unavailable ->
          Problem.of(ProblemCode.UNAVAILABLE).retryAfter(1);
      case GroupQueueFullException full -> Problem.of(ProblemCode.QUEUE_FULL).retryAfter(1);
      case OutcomeUnknownException unknown -> Problem.of(ProblemCode.OUTCOME_UNKNOWN);
      case CallRefusedException refused -> Problem.of(ProblemCode.INTERNAL_ERROR);
    };
  }

  private static HttpResponse<?> answer(HttpRequest<?> request, Problem problem) {
    return ProblemDocument.answer(problem, Call.of(request).requestId());
  }
}
