package stoa.replica.apply;

/// A committed command that this build does not understand. The member halts; it never skips.
public final class UnknownOperationException extends RuntimeException {
  /// @param message what is unknown
  public UnknownOperationException(String message) {
    super(message);
  }
}
