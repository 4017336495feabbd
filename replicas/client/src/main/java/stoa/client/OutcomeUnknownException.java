package stoa.client;

/// A member may have taken the command, and none said what became of it. Only commands end so;
/// repeating the command id is safe.
public final class OutcomeUnknownException extends GroupCallException {
  /// @param message which group, and what came between
  public OutcomeUnknownException(String message) {
    super(message);
  }
}
