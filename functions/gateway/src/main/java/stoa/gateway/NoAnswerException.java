package stoa.gateway;

import org.jspecify.annotations.Nullable;

/// No function gave an answer to a call.
final class NoAnswerException extends RuntimeException {
  /// Why there is none.
  enum Reason {
    /// No connection could be made: no function has seen the call.
    NOT_REACHED,
    /// Connections broke after the call may have been seen.
    BROKEN,
    /// The time limit ran out.
    TIME_LIMIT
  }

  private final Reason reason;

  private NoAnswerException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// Every try failed.
  ///
  /// @param maybeReached whether a function may have seen the call
  static NoAnswerException allFailed(boolean maybeReached) {
    Reason reason = maybeReached ? Reason.BROKEN : Reason.NOT_REACHED;
    return new NoAnswerException(reason, "every function failed", null);
  }

  static NoAnswerException timeLimit(Throwable cause) {
    return new NoAnswerException(Reason.TIME_LIMIT, "no answer within the time limit", cause);
  }

  Reason reason() {
    return reason;
  }
}
