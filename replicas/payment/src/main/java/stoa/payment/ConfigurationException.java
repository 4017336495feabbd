package stoa.payment;

/// A configuration that cannot work. The process ends at start with the message as its one line.
public final class ConfigurationException extends RuntimeException {
  /// @param message what to change, in one line
  public ConfigurationException(String message) {
    super(message);
  }
}
