package stoa.http.problem;

/// Ends a call with a refusal.
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.code().code(), null, false, false);
    this.problem = problem;
  }

  /// What the client is told.
  public Problem problem() {
    return problem;
  }
}
