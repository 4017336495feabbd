package stoa.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/// The system refused a request.
public final class ApiProblem extends RuntimeException {
  private final transient ApiAnswer answer;

  ApiProblem(ApiAnswer answer) {
    super(text(answer));
    this.answer = answer;
  }

  /// The refusal.
  public ApiAnswer answer() {
    return answer;
  }

  private static String text(ApiAnswer answer) {
    var text = new StringBuilder();
    text.append(answer.json().path("detail").asText(answer.json().path("title").asText("refused")));
    text.append(" (").append(answer.status());
    if (!answer.code().isEmpty()) {
      text.append(' ').append(answer.code());
    }
    text.append(')');
    for (JsonNode error : answer.json().path("errors")) {
      text.append("; ").append(error.path("field").asText());
      text.append(": ").append(error.path("message").asText());
    }
    return text.toString();
  }
}
