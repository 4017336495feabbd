package stoa.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import stoa.http.problem.ProblemCode;

/// One call of the document.
///
/// @param fields as read from the controllers; completed in place
record Operation(String path, String method, Map<String, Object> fields) {
  private static final String JSON = "application/json";
  private static final Map<String, String> OTHER_MEDIA_TYPES =
      Map.of(
          "/v1/openapi.yaml", "application/yaml",
          "/.well-known/jwks.json", "application/jwk-set+json");

  /// Adds what holds by rule and no controller repeats.
  void complete() {
    fields.put("operationId", name());
    Map<String, Object> answers = new TreeMap<>();
    Refusals refusals = refusalsByRule();
    Yaml.map(fields, "responses")
        .forEach((status, response) -> {
          Map<String, Object> answer = Yaml.map(response);
          if (status.compareTo("400") >= 0) {
            refusals.addNamed(status, String.valueOf(answer.get("description")));
          } else {
            answers.put(status, completed(status, answer));
          }
        });
    answers.putAll(refusals.responses());
    fields.put("responses", answers);
    if (isKeyed()) {
      addKey();
    }
  }

  // Methods of both functions have the same names; the processor numbers them.
  private String name() {
    String name = String.valueOf(fields.get("operationId")).replaceFirst("_[0-9]+$", "");
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    if (path.startsWith("/v1/buyer")) {
      return "buyer" + capital;
    }
    return path.startsWith("/v1/seller") ? "seller" + capital : name;
  }

  private boolean isWrite() {
    return !method.equals("get");
  }

  /// Every login is a new session, so it has no key.
  private boolean isKeyed() {
    return isWrite() && !path.endsWith("/sessions");
  }

  private Refusals refusalsByRule() {
    var refusals = new Refusals();
    refusals.add(ProblemCode.RATE_LIMITED, ProblemCode.INTERNAL_ERROR);
    if (path.startsWith("/v1/") && !path.equals("/v1/openapi.yaml")) {
      refusals.add(ProblemCode.UNAVAILABLE);
    }
    if (fields.containsKey("security")) {
      refusals.add(ProblemCode.INVALID_REQUEST, ProblemCode.WRONG_ROLE);
      refusals.add(
          ProblemCode.MISSING_TOKEN, ProblemCode.INVALID_TOKEN, ProblemCode.SESSION_EXPIRED);
    }
    if (fields.containsKey("requestBody")) {
      refusals.add(
          ProblemCode.INVALID_REQUEST, ProblemCode.MALFORMED_JSON, ProblemCode.UNKNOWN_FIELD);
      refusals.add(ProblemCode.BODY_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    if (isWrite()) {
      refusals.add(ProblemCode.OUTCOME_UNKNOWN);
    }
    if (isKeyed()) {
      refusals.add(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }
    return refusals;
  }

  private Map<String, Object> completed(String status, Map<String, Object> answer) {
    Object content = Yaml.map(answer, "content").get("*/*");
    if (content != null) {
      answer.put("content", Map.of(OTHER_MEDIA_TYPES.getOrDefault(path, JSON), content));
    }
    Map<String, Object> headers = new LinkedHashMap<>();
    if (isKeyed()) {
      headers.put(
          "Idempotent-Replayed",
          header("`true` when a call with this key had been answered before"));
    }
    if (status.equals("202")) {
      headers.put("Location", header("where the order is found"));
    }
    if (!headers.isEmpty()) {
      answer.put("headers", headers);
    }
    return answer;
  }

  private static Map<String, Object> header(String description) {
    return Map.of("description", description, "schema", Map.of("type", "string"));
  }

  private void addKey() {
    List<Object> parameters = new ArrayList<>(Yaml.list(fields, "parameters"));
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("name", "Idempotency-Key");
    key.put("in", "header");
    key.put("description", "a repeat with the same key gets the first answer again");
    key.put(
        "schema",
        Map.of("type", "string", "minLength", 1, "maxLength", 255, "pattern", "^[!-~]{1,255}$"));
    parameters.add(key);
    fields.put("parameters", parameters);
  }
}
