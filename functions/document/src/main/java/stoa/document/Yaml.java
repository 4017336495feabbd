package stoa.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Views on what a YAML text holds.
final class Yaml {
  private Yaml() {}

  /// The mapping itself, to be changed in place.
  ///
  /// @throws IllegalArgumentException when it is none
  @SuppressWarnings("unchecked") // Keys of an OpenAPI document are strings.
  static Map<String, Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException("not a mapping: " + value);
  }

  /// A mapping within a mapping; an empty one where there is none.
  static Map<String, Object> map(Map<String, Object> parent, String name) {
    return parent.containsKey(name) ? map(parent.get(name)) : new LinkedHashMap<>();
  }

  /// A list within a mapping; an empty one where there is none.
  static List<?> list(Map<String, Object> parent, String name) {
    return parent.get(name) instanceof List<?> list ? list : List.of();
  }
}
