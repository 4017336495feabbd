package stoa.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Parts of addresses.
final class Query {
  private Query() {}

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String cursor(String cursor) {
    return cursor.isEmpty() ? "" : "&cursor=" + encode(cursor);
  }
}
