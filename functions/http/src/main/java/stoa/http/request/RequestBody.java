package stoa.http.request;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stoa.http.call.Call;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;

/// The body of a call, parsed but not yet judged.
public final class RequestBody {
  /// Largest body, bytes.
  public static final int MAX_BYTES = 64 * 1024;

  private static final RequestBody NONE = new RequestBody(Optional.empty());

  private final Optional<Json> json;

  private RequestBody(Optional<Json> json) {
    this.json = json;
  }

  /// Of a call that has no body; one that came all the same is ignored.
  public static RequestBody none() {
    return NONE;
  }

  /// Of a call that needs one, as the framework hands it over: empty for a body of no bytes.
  ///
  /// @throws stoa.http.problem.ProblemException `body-too-large`, `unsupported-media-type`,
  ///   `malformed-json`
  public static RequestBody read(Call call, Optional<byte[]> body) {
    byte[] bytes = body.orElseGet(() -> new byte[0]);
    if (bytes.length > MAX_BYTES) {
      throw Problem.of(ProblemCode.BODY_TOO_LARGE).exception();
    }
    if (!isJson(call.header("Content-Type").orElse(""))) {
      throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).exception();
    }
    return new RequestBody(Optional.of(JsonText.parse(bytes)));
  }

  /// The fields of the object that the body must be.
  ///
  /// @throws stoa.http.problem.ProblemException `invalid-request` when it is none
  public Fields fields() {
    if (json.orElse(new Json.Null()) instanceof Json.Obj(Map<String, Json> members)) {
      return new Fields(members, "", true);
    }
    throw Problem.invalid("body", "type", "must be a JSON object").exception();
  }

  /// The same for bodies that say the same; empty without body. Holds what the client sent: only
  /// for a keyed fingerprint.
  public String canonical() {
    return json.map(JsonText::canonical).orElse("");
  }

  private static boolean isJson(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
    boolean utf8 =
        parts.length < 2
            || !parts[1].contains("charset")
            || parts[1].replace("\"", "").strip().equals("charset=utf-8");
    return parts[0].strip().equals("application/json") && utf8;
  }
}
