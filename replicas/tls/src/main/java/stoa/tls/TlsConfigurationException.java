package stoa.tls;

/// TLS cannot work as configured. The message is the one line that says what to change.
public final class TlsConfigurationException extends RuntimeException {
  /// @param message in one line
  public TlsConfigurationException(String message) {
    super(message);
  }
}
