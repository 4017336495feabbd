package stoa.cli.demo;

import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiProblem;

/// Answers as claims compare them: `201`, `409 insufficient-stock`.
final class Refusals {
  private Refusals() {}

  static String text(ApiAnswer answer) {
    return answer.successful() ? "" + answer.status() : answer.status() + " " + answer.code();
  }

  /// How a call is refused; `done` when it is not.
  static String of(Runnable call) {
    try {
      call.run();
      return "done";
    } catch (ApiProblem refused) {
      return text(refused.answer());
    }
  }
}
