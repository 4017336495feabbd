package stoa.client;

/// A member found the call malformed (a cursor that it never gave out, for one). It has no effect,
/// and repeating it is of no use.
public final class CallRefusedException extends GroupCallException {
  /// @param message what the member said
  public CallRefusedException(String message) {
    super(message);
  }
}
