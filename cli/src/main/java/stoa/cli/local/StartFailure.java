package stoa.cli.local;

/// A system did not come up. The message names the part and carries the last lines of its log.
final class StartFailure extends Exception {
  StartFailure(String message) {
    super(message);
  }
}
