package stoa.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// JSON as every part of the command reads and writes it: records, absent for null.
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /// One line of JSON.
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), broken);
    }
  }

  /// JSON over several lines, for people.
  public static String writeIndented(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), broken);
    }
  }

  /// @throws IOException when the text is not JSON of that type
  public static <T> T read(String text, Class<T> type) throws IOException {
    return MAPPER.readValue(text, type);
  }

  /// @throws IOException when the text is not JSON
  public static JsonNode readTree(String text) throws IOException {
    return MAPPER.readTree(text);
  }
}
