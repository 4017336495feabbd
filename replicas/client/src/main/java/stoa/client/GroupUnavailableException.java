package stoa.client;

/// No member took the call within its time. A command is certainly without effect.
public final class GroupUnavailableException extends GroupCallException {
  /// @param message which group, and what its members said last
  public GroupUnavailableException(String message) {
    super(message);
  }
}
