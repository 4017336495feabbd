package stoa.lambda;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/// Makes the address of a call from what the gateway passes on raw.
///
/// The raw query, not the parameters that the gateway took apart: it joins repeated ones by commas,
/// and then nobody can tell `a=1&a=2` from `a=1%2C2`. Characters that no address may hold are
/// escaped; the gateway passes some of them on as they came.
final class RequestTarget {
  private static final String IN_PATHS = "-._~!$&'()*+,;=:@/%";
  private static final String IN_QUERIES = IN_PATHS + "?";

  private RequestTarget() {}

  /// @param path begins with `/`
  /// @param query still escaped; empty for none
  /// @throws URISyntaxException when an escape is malformed
  static URI of(String path, String query) throws URISyntaxException {
    // Two slashes in front would begin a host.
    String local = "/" + path.replaceFirst("^/+", "");
    return new URI(
        query.isEmpty()
            ? escape(local, IN_PATHS)
            : escape(local, IN_PATHS) + "?" + escape(query, IN_QUERIES));
  }

  private static String escape(String text, String allowed) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (isAlphanumeric(character) || allowed.indexOf(character) >= 0) {
        escaped.append(character);
      } else {
        escaped.append('%').append("%02X".formatted((int) character));
      }
    }
    return escaped.toString();
  }

  private static boolean isAlphanumeric(char character) {
    return character < 128 && Character.isLetterOrDigit(character);
  }
}
