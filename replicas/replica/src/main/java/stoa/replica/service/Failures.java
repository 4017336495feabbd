package stoa.replica.service;

import java.util.concurrent.CompletionException;

/// What is behind a failed stage.
public final class Failures {
  private Failures() {}

  /// The cause that the stage's own wrapping hides; the error itself where there is none.
  public static Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause : error;
  }
}
