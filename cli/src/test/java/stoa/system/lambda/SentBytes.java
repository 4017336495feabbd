package stoa.system.lambda;

/// What a client has sent in one go, as HTTP/1.1 (the payment service) or HTTP/2 (the groups).
final class SentBytes {
  private static final int FRAME_HEADER_BYTES = 9;
  private static final int TYPE_AT = 3;
  private static final byte HEADERS = 1;

  private SentBytes() {}

  /// Whether a request begins in it.
  ///
  /// @param chunk begins where a request or a frame does
  static boolean beginRequest(byte[] chunk, int length) {
    // A frame begins with its length in three bytes, and none of ours has two megabytes.
    return (length > 0 && Character.isUpperCase(chunk[0])) || hasHeaders(chunk, length);
  }

  private static boolean hasHeaders(byte[] chunk, int length) {
    int at = 0;
    while (at + FRAME_HEADER_BYTES <= length) {
      if (chunk[at + TYPE_AT] == HEADERS) {
        return true;
      }
      at += FRAME_HEADER_BYTES + payloadBytes(chunk, at);
    }
    return false;
  }

  private static int payloadBytes(byte[] chunk, int at) {
    return ((chunk[at] & 0xff) << 16) | ((chunk[at + 1] & 0xff) << 8) | (chunk[at + 2] & 0xff);
  }
}
