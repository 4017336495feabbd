package stoa.gateway;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What the gateway answers by itself, in the form of RFC 9457 that the functions use.
final class GatewayProblems {
  private static final String MEDIA_TYPE = "application/problem+json";

  private GatewayProblems() {}

  /// The answer to a call that no function answered. A write that a function may have seen is
  /// `outcome-unknown`: it may have had its effect, and repeating it with its key is right.
  static MutableHttpResponse<?> noAnswer(Forwarding call, NoAnswerException.Reason reason) {
    return switch (reason) {
      case NOT_REACHED ->
          problem(
                  call,
                  HttpStatus.SERVICE_UNAVAILABLE,
                  "unavailable",
                  "No function can be reached.")
              .header("Retry-After", "1");
      case BROKEN ->
          problem(
              call,
              HttpStatus.BAD_GATEWAY,
              failed(call),
              "The functions broke off before answering.");
      case TIME_LIMIT ->
          problem(
              call,
              HttpStatus.GATEWAY_TIMEOUT,
              failed(call),
              "No function answered within the time limit.");
    };
  }

  /// The answer to a body over 64 KiB, which the functions would refuse in the same way.
  static MutableHttpResponse<?> bodyTooLarge(Forwarding call) {
    return problem(
        call,
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        "The body is larger than 64 KiB.");
  }

  private static String failed(Forwarding call) {
    return call.isWrite() ? "outcome-unknown" : "unavailable";
  }

  private static MutableHttpResponse<byte[]> problem(
      Forwarding call, HttpStatus status, String code, String detail) {
    String title = code.replace('-', ' ');
    String json =
        """
        {"type":"/problems/%s","title":"%s","status":%d,"detail":"%s","code":"%s","requestId":"%s"}\
        """
            .formatted(
                code,
                title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
                status.getCode(),
                detail,
                code,
                escaped(call.requestId()));
    return HttpResponse.<byte[]>status(status)
        .body(json.getBytes(StandardCharsets.UTF_8))
        .header("Content-Type", MEDIA_TYPE)
        .header(Forwarding.REQUEST_ID, call.requestId());
  }

  /// The answer to a request that no function can be given, because HTTP itself is broken in it.
  static MutableHttpResponse<byte[]> malformed(Forwarding call) {
    return problem(
        call,
        HttpStatus.BAD_REQUEST,
        "invalid-request",
        "The request line or a header is malformed.");
  }

  /// The answer where the gateway itself failed.
  static MutableHttpResponse<byte[]> internalError(Forwarding call) {
    return problem(
        call,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "The gateway met something it does not know.");
  }

  /// A request id is whatever the client sent in a header.
  private static String escaped(String text) {
    StringBuilder json = new StringBuilder(text.length());
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\' || c < ' ' || c > '~') {
            json.append(String.format(Locale.ROOT, "\\u%04x", c));
          } else {
            json.append((char) c);
          }
        });
    return json.toString();
  }
}
