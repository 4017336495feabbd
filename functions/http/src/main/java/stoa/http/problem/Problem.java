package stoa.http.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One refusal.
///
/// @param detail what happened in this case; never a password, token or card
/// @param errors the fields that break rules
/// @param members further members of the document (`available`, `lines`, …): strings, numbers,
///   booleans, lists and maps of these
/// @param headers further headers of the answer
public record Problem(
    ProblemCode code,
    String detail,
    List<FieldError> errors,
    Map<String, Object> members,
    Map<String, String> headers) {
  public Problem {
    errors = List.copyOf(errors);
    // In their order, unlike Map.copyOf: a repeated request gets the same answer.
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    headers = Map.copyOf(headers);
  }

  /// A refusal that its code explains.
  public static Problem of(ProblemCode code) {
    return of(code, code.explanation());
  }

  /// A refusal with a detail of its own.
  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), Map.of(), Map.of());
  }

  /// One field, query parameter or header that breaks a rule.
  public static Problem invalid(String field, String rule, String message) {
    return invalid(List.of(new FieldError(field, rule, message)));
  }

  /// Fields that break rules.
  public static Problem invalid(List<FieldError> errors) {
    return of(ProblemCode.INVALID_REQUEST).with(errors);
  }

  /// The same, naming fields.
  public Problem with(List<FieldError> fields) {
    return new Problem(code, detail, fields, members, headers);
  }

  /// The same with one more member of the document.
  public Problem with(String member, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(code, detail, errors, more, headers);
  }

  /// The same with one more header.
  public Problem header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(code, detail, errors, members, more);
  }

  /// The same with `Retry-After`.
  ///
  /// @param seconds at least 1 is sent
  public Problem retryAfter(long seconds) {
    return header("Retry-After", Long.toString(Math.max(1, seconds)));
  }

  /// The same, marked as the answer to an earlier request with the same key if it is.
  public Problem replayed(boolean replayed) {
    return replayed ? header("Idempotent-Replayed", "true") : this;
  }

  /// To be thrown.
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
