package stoa.replica.service;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.OutcomeUnknownException;

/// Turns stages into gRPC answers, with trailers that tell a caller what a refusal means.
public final class GrpcAnswers {
  /// `true` on a refusal that certainly is without effect.
  public static final Metadata.Key<String> NOT_TAKEN =
      Metadata.Key.of("stoa-not-taken", Metadata.ASCII_STRING_MARSHALLER);

  /// The number of the member to ask instead.
  public static final Metadata.Key<String> LEADER =
      Metadata.Key.of("stoa-leader", Metadata.ASCII_STRING_MARSHALLER);

  private static final Logger LOG = LoggerFactory.getLogger(GrpcAnswers.class);

  private GrpcAnswers() {}

  /// Sends the stage's value, or its failure, when it completes.
  public static <T> void send(CompletionStage<T> stage, StreamObserver<T> observer) {
    stage.whenComplete((value, error) -> {
      if (error == null) {
        observer.onNext(value);
        observer.onCompleted();
      } else {
        observer.onError(failure(Failures.cause(error)));
      }
    });
  }

  /// The status of a failure.
  public static StatusRuntimeException failure(Throwable cause) {
    return switch (cause) {
      case NotTakenException refused -> notTaken(refused);
      case OutcomeUnknownException unknown ->
          Status.ABORTED.withDescription(unknown.getMessage()).asRuntimeException();
      case TimeoutException late ->
          Status.UNAVAILABLE.withDescription("not in time").asRuntimeException(trailers());
      case IllegalArgumentException invalid ->
          Status.INVALID_ARGUMENT.withDescription(invalid.getMessage()).asRuntimeException();
      case StatusRuntimeException status -> status;
      default -> internal(cause);
    };
  }

  private static StatusRuntimeException internal(Throwable cause) {
    LOG.error("a call failed", cause);
    return Status.INTERNAL.asRuntimeException();
  }

  private static StatusRuntimeException notTaken(NotTakenException refused) {
    Metadata trailers = trailers();
    refused.leader().ifPresent(leader -> trailers.put(LEADER, Integer.toString(leader)));
    Status status =
        switch (refused.reason()) {
          case NOT_LEADER, UNAVAILABLE -> Status.UNAVAILABLE;
          case OVERLOADED -> Status.RESOURCE_EXHAUSTED;
        };
    return status.withDescription(refused.getMessage()).asRuntimeException(trailers);
  }

  private static Metadata trailers() {
    var trailers = new Metadata();
    trailers.put(NOT_TAKEN, "true");
    return trailers;
  }
}
