package stoa.http.request;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stoa.http.problem.FieldError;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;

/// The fields of one JSON object, read one by one; [#done] refuses what was wrong, all at once.
///
/// A reading method that finds a fault notes it and gives a placeholder, so a body is judged as a
/// whole. Nothing read may be used before [#done]. A field that is null has the wrong type.
public final class Fields {
  private final Map<String, Json> members;
  private final String prefix;
  private final boolean present;
  private final Set<String> known = new HashSet<>();
  private final List<Fields> nested = new ArrayList<>();
  private final List<FieldError> errors = new ArrayList<>();

  Fields(Map<String, Json> members, String prefix, boolean present) {
    this.members = members;
    this.prefix = prefix;
    this.present = present;
  }

  /// Ends the reading.
  ///
  /// @throws stoa.http.problem.ProblemException `unknown-field`, else `invalid-request`
  public void done() {
    done(ProblemCode.INVALID_REQUEST);
  }

  /// Ends the reading of a nested object whose faults have a code of their own.
  ///
  /// @throws stoa.http.problem.ProblemException `unknown-field`, else `code`
  public void done(ProblemCode code) {
    List<FieldError> unknown = unknown();
    if (!unknown.isEmpty()) {
      throw Problem.of(ProblemCode.UNKNOWN_FIELD).with(unknown).exception();
    }
    if (!errors.isEmpty()) {
      throw Problem.of(code).with(errors).exception();
    }
  }

  private List<FieldError> unknown() {
    List<FieldError> unknown = new ArrayList<>();
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        unknown.add(new FieldError(prefix + name, "unknown", "is not a field of this call"));
      }
    }
    nested.forEach(object -> unknown.addAll(object.unknown()));
    return unknown;
  }

  /// Notes a fault that the caller found.
  public void fault(String field, String rule, String message) {
    errors.add(new FieldError(prefix + field, rule, message));
  }

  /// Refuses 0 where a number was sound otherwise.
  public void nonZero(String field, long number) {
    if (sound(field) && number == 0) {
      fault(field, "range", "must not be 0");
    }
  }

  /// Text of `min` to `max` code points.
  public String text(String field, int min, int max) {
    String text = string(field);
    if (sound(field)) {
      checkText(field, text, min, max);
    }
    return text;
  }

  /// Text that matches a pattern.
  ///
  /// @param message what the pattern demands
  public String text(String field, Pattern pattern, String message) {
    String text = string(field);
    if (sound(field) && !pattern.matcher(text).matches()) {
      fault(field, "pattern", message);
    }
    return text;
  }

  /// Any text without control characters.
  public String string(String field) {
    return switch (required(field)) {
      case Json.Str(String text) -> {
        TextRules.forbidden(text).ifPresent(why -> fault(field, "characters", why));
        yield text;
      }
      case null -> "";
      default -> {
        fault(field, "type", "must be a string");
        yield "";
      }
    };
  }

  /// One of some words.
  public String choice(String field, List<String> words) {
    String word = string(field);
    if (sound(field) && !words.contains(word)) {
      fault(field, "choice", "must be one of " + String.join(", ", words));
    }
    return word;
  }

  /// One of an enumeration's names.
  public <E extends Enum<E>> E choice(String field, Class<E> words) {
    List<E> constants = List.of(words.getEnumConstants());
    String word = choice(field, constants.stream().map(Enum::name).toList());
    return constants.stream()
        .filter(constant -> constant.name().equals(word))
        .findFirst()
        .orElse(constants.getFirst());
  }

  /// One of some words, or absent.
  public Optional<String> optionalChoice(String field, List<String> words) {
    known.add(field);
    return members.containsKey(field) ? Optional.of(choice(field, words)) : Optional.empty();
  }

  /// A whole number within bounds, both included.
  public long integer(String field, long min, long max) {
    return switch (required(field)) {
      case Json.Int(String digits) -> bounded(field, digits, min, max);
      case null -> min;
      default -> {
        fault(field, "type", "must be a whole number");
        yield min;
      }
    };
  }

  /// A whole number within bounds, or absent.
  public OptionalLong optionalInteger(String field, long min, long max) {
    known.add(field);
    return members.containsKey(field)
        ? OptionalLong.of(integer(field, min, max))
        : OptionalLong.empty();
  }

  /// At most `maxCount` words without blanks, each of 1 to `maxLength` code points.
  public List<String> words(String field, int maxCount, int maxLength) {
    return switch (required(field)) {
      case Json.Arr(List<Json> elements) -> words(field, elements, maxCount, maxLength);
      case null -> List.of();
      default -> {
        fault(field, "type", "must be an array of strings");
        yield List.of();
      }
    };
  }

  /// A nested object, to be ended with a [#done] of its own. Where it is missing or something else,
  /// the fault is this object's, and the nested one reads placeholders without faults.
  public Fields object(String field) {
    Fields object =
        switch (required(field)) {
          case Json.Obj(Map<String, Json> inner) -> new Fields(inner, prefix + field + ".", true);
          case null -> new Fields(Map.of(), prefix + field + ".", false);
          default -> {
            fault(field, "type", "must be an object");
            yield new Fields(Map.of(), prefix + field + ".", false);
          }
        };
    nested.add(object);
    return object;
  }

  private @Nullable Json required(String field) {
    known.add(field);
    Json value = members.get(field);
    if (value == null && present) {
      fault(field, "required", "is missing");
    }
    return value;
  }

  private boolean sound(String field) {
    return present && errors.stream().noneMatch(error -> error.field().equals(prefix + field));
  }

  private void checkText(String field, String text, int min, int max) {
    int length = TextRules.length(text);
    if (length < min || length > max) {
      fault(field, "length", "must have " + min + " to " + max + " characters");
    }
  }

  private long bounded(String field, String digits, long min, long max) {
    // More digits than any bound has are not worth converting.
    boolean inRange =
        digits.length() <= 20
            && new BigInteger(digits).compareTo(BigInteger.valueOf(min)) >= 0
            && new BigInteger(digits).compareTo(BigInteger.valueOf(max)) <= 0;
    if (!inRange) {
      fault(field, "range", "must be " + min + " to " + max);
      return min;
    }
    return Long.parseLong(digits);
  }

  private List<String> words(String field, List<Json> elements, int maxCount, int maxLength) {
    if (elements.size() > maxCount) {
      fault(field, "count", "must have at most " + maxCount + " elements");
      return List.of();
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      words.add(word(field + "[" + i + "]", elements.get(i), maxLength));
    }
    return words;
  }

  private String word(String field, Json element, int maxLength) {
    if (!(element instanceof Json.Str(String text))) {
      fault(field, "type", "must be a string");
      return "";
    }
    TextRules.forbidden(text).ifPresent(why -> fault(field, "characters", why));
    if (TextRules.hasBlank(text)) {
      fault(field, "characters", "must not contain blanks");
    }
    checkText(field, text, 1, maxLength);
    return text;
  }
}
