package stoa.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/// A final answer: not one that asks to try again.
///
/// @param json the body; a missing node where there is none
/// @param replayed true when an earlier request with the key had led to it
/// @param tries how often the request was sent
public record ApiAnswer(int status, JsonNode json, boolean replayed, int tries) {
  /// True for 2xx.
  public boolean successful() {
    return status >= 200 && status < 300;
  }

  /// The problem's code; empty for a success.
  public String code() {
    return json.path("code").asText("");
  }

  /// This answer, if it is a success.
  ///
  /// @throws ApiProblem otherwise
  public ApiAnswer orThrow() {
    if (!successful()) {
      throw new ApiProblem(this);
    }
    return this;
  }
}
