package stoa.replica.log;

/// The command may or may not be ordered, now or later. Repeating its command id is safe.
public final class OutcomeUnknownException extends RuntimeException {
  /// @param message what came between
  public OutcomeUnknownException(String message) {
    super(message, null, false, false);
  }
}
