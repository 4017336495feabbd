package stoa.cli.api;

/// No endpoint gave a final answer within the limit. A write may have happened: sending it again
/// with the same key is safe.
public final class ApiUnavailable extends RuntimeException {
  ApiUnavailable(String message) {
    super(message);
  }
}
