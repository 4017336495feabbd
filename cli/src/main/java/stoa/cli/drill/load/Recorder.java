package stoa.cli.drill.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import stoa.cli.Json;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiRequest;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.history.CallLog;

/// Sends requests, and keeps what was asked and answered. No final answer within the client's limit
/// is *unknown*, never *failed*.
final class Recorder {
  private final ApiClient api;
  private final CallLog log;

  Recorder(ApiClient api, CallLog log) {
    this.api = api;
    this.log = log;
  }

  /// Whose call it is.
  ///
  /// @param session the name of it; empty outside
  record Caller(String client, String account, String session) {}

  /// What is asked, beside the request itself: kept, so nothing secret.
  record Question(CallKind kind, Map<String, ?> asked) {}

  /// What was answered, and what was kept of it.
  record Recorded(Call call, JsonNode answer) {}

  Recorded send(Caller caller, Question question, ApiRequest request) {
    JsonNode asked = tree(question.asked());
    String key = request.key().orElse("");
    long invoked = log.nanos();
    try {
      ApiAnswer answer = api.send(request);
      long answered = log.nanos();
      JsonNode kept =
          question.kind() == CallKind.LOGIN ? withoutToken(answer.json()) : answer.json();
      Call call =
          log.keep(number ->
              new Call(
                  number,
                  caller.client(),
                  question.kind(),
                  caller.account(),
                  caller.session(),
                  key,
                  asked,
                  invoked,
                  answered,
                  answer.status(),
                  answer.code(),
                  answer.replayed(),
                  answer.tries(),
                  kept));
      return new Recorded(call, answer.json());
    } catch (ApiUnavailable unknown) {
      Call call =
          log.keep(number ->
              new Call(
                  number,
                  caller.client(),
                  question.kind(),
                  caller.account(),
                  caller.session(),
                  key,
                  asked,
                  invoked,
                  Call.NEVER,
                  0,
                  "",
                  false,
                  0,
                  MissingNode.getInstance()));
      return new Recorded(call, MissingNode.getInstance());
    }
  }

  private static JsonNode tree(Map<String, ?> asked) {
    try {
      return Json.readTree(Json.write(asked));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static JsonNode withoutToken(JsonNode login) {
    JsonNode copy = login.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove("token");
    }
    return copy;
  }
}
