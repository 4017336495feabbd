package stoa.http.write;

import com.google.protobuf.ByteString;
import java.util.List;

/// What makes one write of a client happen once.
///
/// @param key as the client sent it, or made
/// @param commandId made from role, account, method, path and key
/// @param fingerprints of body and query, by the key in use first, then by older ones
/// @param attempt random, fresh for each HTTP request
public record WriteKey(
    String key, ByteString commandId, List<ByteString> fingerprints, long attempt) {
  public WriteKey {
    fingerprints = List.copyOf(fingerprints);
  }

  /// The fingerprint to store.
  public ByteString fingerprint() {
    return fingerprints.getFirst();
  }
}
