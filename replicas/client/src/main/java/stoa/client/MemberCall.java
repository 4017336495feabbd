package stoa.client;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Asks one member once, and says what came of it.
///
/// Only two things make it certain that a command had no effect: the member says so in the trailer
/// `stoa-not-taken`, or the call never reached a connection.
record MemberCall(MemberChannel channel) {
  static final Metadata.Key<String> REQUEST_ID = key("x-request-id");
  static final Metadata.Key<String> TRACEPARENT = key("traceparent");
  static final Metadata.Key<String> NOT_TAKEN = key("stoa-not-taken");
  static final Metadata.Key<String> LEADER = key("stoa-leader");

  /// How the description of a refusal begins that no other member would take back either.
  static final String QUEUE_FULL = "queue-full";

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  <Q, A> Attempt<A> ask(
      MethodDescriptor<Q, A> method, Q request, CallContext context, long attemptNanos) {
    SendWitness witness = new SendWitness();
    long nanos = Math.min(attemptNanos, context.remainingNanos());
    CallOptions options =
        witness.watch(CallOptions.DEFAULT.withDeadlineAfter(nanos, TimeUnit.NANOSECONDS));
    ManagedChannel current = channel.use();
    long began = System.nanoTime();
    try {
      A answer =
          ClientCalls.blockingUnaryCall(
              ClientInterceptors.intercept(
                  current, MetadataUtils.newAttachHeadersInterceptor(headers(context))),
              method,
              options,
              request);
      channel.answered(current);
      return new Attempt.Answered<>(answer);
    } catch (StatusRuntimeException failure) {
      return judge(failure, witness, current, began);
    }
  }

  private static Metadata headers(CallContext context) {
    Metadata headers = new Metadata();
    headers.put(REQUEST_ID, context.requestId());
    context.traceparent().ifPresent(trace -> headers.put(TRACEPARENT, trace));
    return headers;
  }

  private <A> Attempt<A> judge(
      StatusRuntimeException failure, SendWitness witness, ManagedChannel used, long began) {
    Status status = failure.getStatus();
    String why = channel + " " + status.getCode() + ": " + status.getDescription();
    Metadata trailers = failure.getTrailers();
    if (status.getCode() == Status.Code.PERMISSION_DENIED || isOfTls(status.getCause())) {
      channel.distrust(used);
    }
    if (trailers != null && "true".equals(trailers.get(NOT_TAKEN))) {
      return isQueueFull(status)
          ? new Attempt.QueueFull<>(why)
          : new Attempt.NotTaken<>(leader(trailers), true, why);
    }
    if (!witness.mayHaveBeenSent()) {
      channel.retire(used);
      return new Attempt.NotTaken<>(OptionalInt.empty(), false, why);
    }
    if (status.getCode() == Status.Code.INVALID_ARGUMENT) {
      return new Attempt.Refused<>(String.valueOf(status.getDescription()));
    }
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      channel.timedOut(used, began);
    }
    return new Attempt.Unknown<>(why);
  }

  private static boolean isOfTls(@Nullable Throwable cause) {
    return cause != null && (cause instanceof SSLException || isOfTls(cause.getCause()));
  }

  private static boolean isQueueFull(Status status) {
    return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
        && String.valueOf(status.getDescription()).startsWith(QUEUE_FULL);
  }

  private static OptionalInt leader(Metadata trailers) {
    String leader = trailers.get(LEADER);
    return leader != null && leader.matches("[0-9]{1,3}")
        ? OptionalInt.of(Integer.parseInt(leader))
        : OptionalInt.empty();
  }
}
