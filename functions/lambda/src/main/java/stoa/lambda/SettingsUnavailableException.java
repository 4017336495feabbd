package stoa.lambda;

/// The settings could not be read in time; to be tried again.
final class SettingsUnavailableException extends RuntimeException {
  SettingsUnavailableException(String message) {
    super(message);
  }
}
