package stoa.http.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;

/// Reads one JSON text, strictly: UTF-8, no name twice in an object, nothing after the text.
final class JsonText {
  /// Deeper nesting is malformed; the deepest body of the contract has three levels.
  private static final int MAX_DEPTH = 16;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private JsonText() {}

  /// @throws stoa.http.problem.ProblemException `malformed-json`
  static Json parse(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(decode(text))) {
      if (parser.nextToken() == null) {
        throw malformed();
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        throw malformed();
      }
      return value;
    } catch (IOException malformed) {
      throw malformed();
    }
  }

  private static String decode(byte[] text) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
  }

  private static RuntimeException malformed() {
    return Problem.of(ProblemCode.MALFORMED_JSON).exception();
  }

  private static Json value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(parser.getText());
      case VALUE_NUMBER_INT -> new Json.Int(parser.getText());
      case VALUE_NUMBER_FLOAT -> new Json.Real(parser.getText());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw malformed();
    };
  }

  private static Json object(JsonParser parser) throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new Json.Obj(members);
  }

  private static Json array(JsonParser parser) throws IOException {
    List<Json> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return new Json.Arr(elements);
  }

  /// The same text for equal values: members by name, no blanks. For fingerprints only.
  static String canonical(Json value) {
    var text = new StringBuilder();
    write(text, value);
    return text.toString();
  }

  private static void write(StringBuilder text, Json value) {
    switch (value) {
      case Json.Obj(Map<String, Json> members) -> {
        text.append('{');
        new TreeMap<>(members)
            .forEach((name, member) -> {
              quote(text, name);
              write(text.append(':'), member);
              text.append(',');
            });
        text.append('}');
      }
      case Json.Arr(List<Json> elements) -> {
        text.append('[');
        elements.forEach(element -> {
          write(text, element);
          text.append(',');
        });
        text.append(']');
      }
      case Json.Str(String string) -> quote(text, string);
      case Json.Int(String digits) -> text.append(new BigInteger(digits));
      case Json.Real(String number) -> text.append(number);
      case Json.Bool(boolean flag) -> text.append(flag);
      case Json.Null() -> text.append("null");
    }
  }

  // The length in front keeps two values apart; nobody reads this.
  private static void quote(StringBuilder text, String string) {
    text.append(string.length()).append('"').append(string).append('"');
  }
}
