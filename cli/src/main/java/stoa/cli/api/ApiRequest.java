package stoa.cli.api;

import java.util.Optional;
import java.util.UUID;

/// One intention of a client. However often it is sent, its key makes it happen once.
///
/// @param path below `/v1`, with its query: `/buyer/cart`
/// @param body JSON; empty for none
/// @param token the session's token; empty for none
/// @param key the Idempotency-Key; empty for a read
public record ApiRequest(
    String method,
    String path,
    Optional<String> body,
    Optional<String> token,
    Optional<String> key) {

  /// A read.
  public static ApiRequest get(String path) {
    return new ApiRequest("GET", path, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// A write with a body and a fresh key.
  public static ApiRequest write(String method, String path, String body) {
    return new ApiRequest(method, path, Optional.of(body), Optional.empty(), freshKey());
  }

  /// A write without a body, with a fresh key.
  public static ApiRequest write(String method, String path) {
    return new ApiRequest(method, path, Optional.empty(), Optional.empty(), freshKey());
  }

  private static Optional<String> freshKey() {
    return Optional.of(UUID.randomUUID().toString());
  }

  /// This request in a session.
  public ApiRequest in(String session) {
    return new ApiRequest(method, path, body, Optional.of(session), key);
  }

  /// This request under a key of the caller's.
  public ApiRequest under(String ownKey) {
    return new ApiRequest(method, path, body, token, Optional.of(ownKey));
  }
}
