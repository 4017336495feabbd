package stoa.client;

import java.time.Duration;
import java.util.Optional;

/// What a call carries beside its request: who asked, and how long there is.
///
/// @param requestId goes into the logs of every process on the way; at most 128 characters
/// @param traceparent W3C trace context, passed on as it came
/// @param deadlineNanos by [System#nanoTime]; no call goes on after it
public record CallContext(String requestId, Optional<String> traceparent, long deadlineNanos) {
  /// A context without a trace that ends after `limit`.
  public static CallContext within(Duration limit, String requestId) {
    return new CallContext(requestId, Optional.empty(), System.nanoTime() + limit.toNanos());
  }

  /// The same with a deadline that is at most `limit` away.
  public CallContext atMost(Duration limit) {
    long nearer = System.nanoTime() + limit.toNanos();
    return nearer - deadlineNanos >= 0 ? this : new CallContext(requestId, traceparent, nearer);
  }

  /// What is left until the deadline; negative after it.
  public long remainingNanos() {
    return deadlineNanos - System.nanoTime();
  }
}
