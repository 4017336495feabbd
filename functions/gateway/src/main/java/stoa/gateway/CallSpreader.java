package stoa.gateway;

import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Takes a call to a function, and to the next one when a connection fails or breaks before the
/// whole answer is there. A function's answer is passed on whatever its status.
///
/// Reads and writes move on alike: every write has a key by which the functions do it once, and a
/// login that is done twice harms nobody.
@Singleton
final class CallSpreader {
  /// How long a call may take in all, over all its tries.
  static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  /// A function is tried again this often when it is the only one: a connection that was kept open
  /// may have been closed by the other side just then.
  static final int ROUNDS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(CallSpreader.class);

  private final RawHttpClient client;

  CallSpreader(RawHttpClient client) {
    this.client = client;
  }

  /// Sends the call.
  ///
  /// @param call what goes to the function
  /// @param body the whole body; taken over and closed here
  /// @return the answer; or fails with [NoAnswerException]
  Mono<MutableHttpResponse<?>> send(
      FunctionPool pool, Forwarding call, CloseableAvailableByteBody body) {
    Attempts attempts = new Attempts(pool, call, body);
    return attempts
        .next()
        .timeout(TIME_LIMIT)
        .onErrorMap(TimeoutException.class, e -> NoAnswerException.timeLimit(e))
        .doFinally(signal -> body.close());
  }

  /// The tries of one call, one after the other.
  private final class Attempts {
    private final FunctionPool pool;
    private final Forwarding call;
    private final CloseableAvailableByteBody body;
    private final Set<FunctionPort> tried = new HashSet<>();
    private int round;
    private boolean maybeReached;

    Attempts(FunctionPool pool, Forwarding call, CloseableAvailableByteBody body) {
      this.pool = pool;
      this.call = call;
      this.body = body;
    }

    Mono<MutableHttpResponse<?>> next() {
      Optional<FunctionPort> function = pool.next(tried);
      if (function.isPresent()) {
        return at(function.get());
      }
      round++;
      if (round >= ROUNDS) {
        return Mono.error(NoAnswerException.allFailed(maybeReached));
      }
      tried.clear();
      return next();
    }

    private Mono<MutableHttpResponse<?>> at(FunctionPort function) {
      tried.add(function);
      Mono<MutableHttpResponse<?>> answer =
          Mono.from(client.exchange(call.to(function), body.split(), null))
              .flatMap(CallSpreader::whole);
      return untilLost(function, answer)
          .doOnNext(response -> function.answered())
          .onErrorResume(CallSpreader::isConnectionFailure, e -> moveOn(function, e));
    }

    /// A function that hangs gets no more time once the probes say so; one that was lost before is
    /// the last resort and gets its chance.
    private Mono<MutableHttpResponse<?>> untilLost(
        FunctionPort function, Mono<MutableHttpResponse<?>> answer) {
      if (function.health() == FunctionHealth.LOST) {
        return answer;
      }
      Mono<MutableHttpResponse<?>> gone =
          function.lost().then(Mono.error(() -> new IOException("function lost")));
      return Mono.firstWithSignal(answer, gone);
    }

    private Mono<MutableHttpResponse<?>> moveOn(FunctionPort function, Throwable failure) {
      maybeReached |= !isRefused(failure);
      function.broke();
      LOG.warn(
          "Call {} moves on from {}: {}", call.requestId(), function.address(), failure.toString());
      return next();
    }
  }

  /// Waits for the whole answer, so that a function that dies while it writes is noticed while the
  /// call can still move on. The client's configuration bounds its size.
  private static Mono<MutableHttpResponse<?>> whole(HttpResponse<?> response) {
    if (!(response instanceof ByteBodyHttpResponse<?> streamed)) {
      return Mono.error(new IllegalStateException("answer without a body of bytes"));
    }
    return Mono.fromFuture(streamed.byteBody().buffer().toCompletableFuture())
        .map(body -> PassedAnswer.of(response, body));
  }

  /// Whether the function may have died, in contrast to an answer that breaks a rule or a limit.
  private static boolean isConnectionFailure(Throwable failure) {
    return switch (failure) {
      case ContentLengthExceededException tooLong -> false;
      case HttpClientException broken -> true;
      case IOException broken -> true;
      case CancellationException closed -> true;
      default -> failure.getCause() instanceof IOException;
    };
  }

  /// Whether the connection could not even be made, so that no function saw the call.
  private static boolean isRefused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.net.ConnectException) {
        return true;
      }
    }
    return false;
  }
}
