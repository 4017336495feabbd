package stoa.http.request;

import java.util.List;
import java.util.Map;

/// A JSON value as it was sent: numbers keep their text.
sealed interface Json {
  /// Members in the order sent; no name twice.
  record Obj(Map<String, Json> members) implements Json {}

  /// Elements in order.
  record Arr(List<Json> elements) implements Json {}

  /// Unescaped.
  record Str(String value) implements Json {}

  /// A number without fraction and exponent.
  record Int(String digits) implements Json {}

  /// Any other number.
  record Real(String text) implements Json {}

  /// true or false.
  record Bool(boolean value) implements Json {}

  /// null.
  record Null() implements Json {}
}
