package stoa.replica.service;

import java.util.concurrent.CompletionException;

/// What is behind a failed stage.
final class Failures {
  private Failures() {}

  static Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause : error;
  }
}
