package stoa.cli;

/// Ends a command with exit code 1. The message is all that the caller sees, so it says what went
/// wrong and what to do about it.
public final class CommandFailure extends RuntimeException {
  public CommandFailure(String message) {
    super(message);
  }

  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
