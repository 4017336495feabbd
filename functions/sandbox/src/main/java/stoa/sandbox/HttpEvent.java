package stoa.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An event as the gateway (API Gateway HTTP API, payload 2.0) makes it of a request.
///
/// @param target path and query, escaped
/// @param body empty for none; travels in base64
public record HttpEvent(
    String method, String target, Map<String, String> headers, Optional<byte[]> body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public HttpEvent {
    headers = Map.copyOf(headers);
  }

  /// The event's text.
  public byte[] json() {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", "$default");
    event.put("rawPath", path).put("rawQueryString", query);
    ObjectNode lowerCase = event.putObject("headers");
    headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(java.util.Locale.ROOT), value));
    joined(query, event);
    ObjectNode context = event.putObject("requestContext");
    context.put("accountId", "0").put("stage", "$default").put("requestId", "local");
    context
        .putObject("http")
        .put("method", method)
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", "127.0.0.1");
    body.ifPresent(bytes -> event.put("body", Base64.getEncoder().encodeToString(bytes)));
    event.put("isBase64Encoded", body.isPresent());
    return event.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /// What the gateway adds for those that do not read the raw query: repeated parameters joined by
  /// commas.
  private static void joined(String query, ObjectNode event) {
    if (query.isEmpty()) {
      return;
    }
    ObjectNode parameters = event.putObject("queryStringParameters");
    for (String pair : List.of(query.split("&", -1))) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      String before = parameters.path(name).asText("");
      parameters.put(name, before.isEmpty() ? value : before + "," + value);
    }
  }
}
