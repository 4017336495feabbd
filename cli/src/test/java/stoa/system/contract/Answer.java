package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// An answer as it came.
///
/// @param asked what was asked, for messages
/// @param json a missing node where the body is no JSON
record Answer(String asked, int status, HttpHeaders headers, String text, JsonNode json) {
  private static final Set<String> PROBLEM_FIELDS =
      Set.of("type", "title", "status", "detail", "code", "requestId");

  /// The first value of a header, or nothing.
  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /// Whether it is marked as the answer to an earlier request with the same key.
  boolean replayed() {
    return header("Idempotent-Replayed").equals("true");
  }

  /// Claims the status.
  Answer is(int expected) {
    assertEquals(expected, status, this::toString);
    assertTrue(!header("X-Request-Id").isEmpty(), "every answer has a request id");
    return this;
  }

  /// Claims the status, and that the body has exactly these fields.
  Answer is(int expected, String... fields) {
    is(expected);
    assertTrue(header("Content-Type").startsWith("application/json"), this::toString);
    hasFields(json, fields);
    return this;
  }

  /// Claims a problem document with its code and, beside those of every problem, exactly these
  /// fields.
  Answer refuses(int expected, String code, String... more) {
    is(expected);
    assertEquals(code, json.path("code").asText(""), this::toString);
    assertEquals("application/problem+json", header("Content-Type"), this::toString);
    assertEquals("/problems/" + code, json.path("type").asText(""));
    assertEquals(expected, json.path("status").asInt(0));
    assertEquals(header("X-Request-Id"), json.path("requestId").asText(""));
    Set<String> fields = new TreeSet<>(PROBLEM_FIELDS);
    fields.addAll(Arrays.asList(more));
    assertEquals(fields, names(json), this::toString);
    return this;
  }

  /// Claims that the rules are named that exactly these fields break.
  Answer refusesFields(int expected, String code, String... fields) {
    refuses(expected, code, "errors");
    Set<String> named = new TreeSet<>();
    for (JsonNode error : json.path("errors")) {
      hasFields(error, "field", "rule", "message");
      named.add(error.path("field").asText(""));
    }
    assertEquals(new TreeSet<>(Arrays.asList(fields)), named, this::toString);
    return this;
  }

  /// Claims `invalid-request` because of these fields.
  Answer refusesFields(String... fields) {
    return refusesFields(400, "invalid-request", fields);
  }

  /// Claims that it repeats an earlier answer: the same but for the request's id.
  Answer repeats(Answer first) {
    assertEquals(first.status, status, this::toString);
    assertEquals(first.json.isObject(), json.isObject(), this::toString);
    for (String field : names(first.json)) {
      if (!field.equals("requestId")) {
        assertEquals(first.json.get(field), json.get(field), this::toString);
      }
    }
    assertEquals(first.json.size(), json.size(), this::toString);
    assertTrue(!first.replayed() && replayed(), "only the repeat is marked: " + this);
    return this;
  }

  /// Claims exactly these fields of an object.
  static void hasFields(JsonNode object, String... fields) {
    assertEquals(new TreeSet<>(Arrays.asList(fields)), names(object), object::toString);
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String toString() {
    return asked + " -> " + status + " " + text;
  }
}
