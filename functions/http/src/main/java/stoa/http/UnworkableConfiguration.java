package stoa.http;

/// A configuration that cannot work. A local process ends at start with the message as its one
/// line.
public final class UnworkableConfiguration extends RuntimeException {
  /// @param message what to change, in one line
  public UnworkableConfiguration(String message) {
    super(message);
  }
}
