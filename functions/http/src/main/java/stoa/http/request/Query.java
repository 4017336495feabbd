package stoa.http.request;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import stoa.client.CallRefusedException;
import stoa.http.call.Call;
import stoa.http.problem.FieldError;
import stoa.http.problem.Problem;

/// The query parameters of a call, read one by one from the raw query; [#done] refuses what was
/// wrong, unknown or given twice, all at once.
public final class Query {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  private static final int MAX_CURSOR_CHARACTERS = 1_024;

  private final Map<String, List<String>> parameters;
  private final Set<String> known = new HashSet<>();
  private final List<FieldError> errors = new ArrayList<>();

  private Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /// One page's bounds.
  ///
  /// @param limit 1 to 100
  /// @param cursor empty for the first page
  public record Page(int limit, String cursor) {
    /// Reads the page; a cursor that the group does not know is the client's fault.
    ///
    /// @throws stoa.http.problem.ProblemException `invalid-request`
    public <A> A read(Supplier<A> reading) {
      try {
        return reading.get();
      } catch (CallRefusedException refused) {
        throw Problem.invalid("cursor", "cursor", "is not a cursor that this call gave out")
            .exception();
      }
    }
  }

  /// Of a call that may have some.
  public static Query of(Call call) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : call.rawQuery().split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
      }
    }
    return new Query(parameters);
  }

  /// Refuses any parameter of a call that knows none.
  public static void none(Call call) {
    of(call).done();
  }

  /// Ends the reading.
  ///
  /// @throws stoa.http.problem.ProblemException `invalid-request`
  public void done() {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        fault(name, "unknown", "is not a query parameter of this call");
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).exception();
    }
  }

  /// Notes a fault that the caller found.
  public void fault(String parameter, String rule, String message) {
    errors.add(new FieldError(parameter, rule, message));
  }

  /// A parameter that may be missing.
  public Optional<String> text(String name) {
    List<String> values = many(name);
    if (values.size() > 1) {
      fault(name, "duplicate", "must be given once");
    }
    return values.stream().findFirst();
  }

  /// All values of a parameter that may be repeated.
  public List<String> many(String name) {
    known.add(name);
    List<String> values = parameters.getOrDefault(name, List.of());
    for (String value : values) {
      TextRules.forbidden(value).ifPresent(why -> fault(name, "characters", why));
    }
    return values;
  }

  /// Words that may be repeated: at most `maxCount`, each of 1 to `maxLength` code points, no
  /// blank.
  public List<String> words(String name, int maxCount, int maxLength) {
    List<String> words = many(name);
    if (words.size() > maxCount) {
      fault(name, "count", "must be given at most " + maxCount + " times");
    }
    for (String word : words) {
      int length = TextRules.length(word);
      if (length < 1 || length > maxLength || TextRules.hasBlank(word)) {
        fault(name, "length", "must have 1 to " + maxLength + " characters, none of them blank");
      }
    }
    return words;
  }

  /// One of some words, or absent.
  public Optional<String> choice(String name, List<String> words) {
    Optional<String> word = text(name);
    if (word.isPresent() && !words.contains(word.get())) {
      fault(name, "choice", "must be one of " + String.join(", ", words));
    }
    return word;
  }

  /// A whole number within bounds, both included, or absent.
  public OptionalLong integer(String name, long min, long max) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    boolean digits = text.get().matches("-?[0-9]{1,18}");
    long number = digits ? Long.parseLong(text.get()) : min;
    if (!digits) {
      fault(name, "type", "must be a whole number");
    } else if (number < min || number > max) {
      fault(name, "range", "must be " + min + " to " + max);
    }
    return OptionalLong.of(number);
  }

  /// A whole number within bounds that must be there.
  public long requiredInteger(String name, long min, long max) {
    OptionalLong number = integer(name, min, max);
    if (number.isEmpty()) {
      fault(name, "required", "is missing");
    }
    return number.orElse(min);
  }

  /// `limit` and `cursor`.
  public Page page() {
    int limit = (int) integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    String cursor = text("cursor").orElse("");
    if (cursor.length() > MAX_CURSOR_CHARACTERS) {
      fault("cursor", "cursor", "is not a cursor that this call gave out");
    }
    return new Page(limit, cursor);
  }

  // Strict about UTF-8, which URLDecoder alone is not: it would search for replacement characters.
  private static String decode(String encoded) {
    try {
      byte[] bytes =
          URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      throw Problem.invalid("query", "encoding", "has a malformed percent escape").exception();
    }
  }
}
