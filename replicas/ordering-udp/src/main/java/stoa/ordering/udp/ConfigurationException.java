package stoa.ordering.udp;

/// A configuration or data directory with which this member cannot start. The message is one line
/// that tells the operator what is wrong and where; the process should print it and end.
public final class ConfigurationException extends RuntimeException {
  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
