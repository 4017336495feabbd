package stoa.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import stoa.http.problem.ProblemCode;

/// The refusals of one call: those that its controller names, and those that come with what it is:
/// a call with a token, with a body, a write under a key.
final class Refusals {
  private final SortedSet<ProblemCode> codes = new TreeSet<>();

  void add(ProblemCode... more) {
    codes.addAll(List.of(more));
  }

  /// Adds what a controller names for one status.
  ///
  /// @param codesNamed codes, each after a comma and a blank but the first
  /// @throws IllegalArgumentException for a code that does not exist or has another status
  void addNamed(String status, String codesNamed) {
    for (String name : codesNamed.split(", ", -1)) {
      ProblemCode code =
          ProblemCode.of(name)
              .filter(known -> Integer.toString(known.status()).equals(status))
              .orElseThrow(() ->
                  new IllegalArgumentException("no problem of status " + status + ": " + name));
      codes.add(code);
    }
  }

  /// As `responses`, by status.
  Map<String, Object> responses() {
    Map<String, List<ProblemCode>> byStatus = new TreeMap<>();
    for (ProblemCode code : codes) {
      byStatus
          .computeIfAbsent(Integer.toString(code.status()), first -> new ArrayList<>())
          .add(code);
    }
    Map<String, Object> responses = new LinkedHashMap<>();
    byStatus.forEach((status, same) -> responses.put(status, response(status, same)));
    return responses;
  }

  private static Map<String, Object> response(String status, List<ProblemCode> same) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put(
        "description",
        String.join(
            "\n",
            same.stream().map(code -> "- `" + code.code() + "`: " + code.explanation()).toList()));
    if (status.equals("429") || status.equals("503")) {
      response.put(
          "headers",
          Map.of(
              "Retry-After",
              Map.of("description", "seconds", "schema", Map.of("type", "integer", "minimum", 1))));
    }
    Map<String, Object> code = new LinkedHashMap<>();
    code.put("type", "string");
    code.put("enum", same.stream().map(ProblemCode::code).toList());
    Map<String, Object> schema =
        Map.of(
            "allOf",
            List.of(
                Map.of("$ref", "#/components/schemas/Problem"),
                Map.of("type", "object", "properties", Map.of("code", code))));
    response.put("content", Map.of("application/problem+json", Map.of("schema", schema)));
    return response;
  }
}
