package stoa.replica.apply;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import stoa.proto.common.v1.CommandResult;

/// A hash over all commands and results so far, each chained to the one before. Members that differ
/// in it have diverged.
final class RollingHash {
  private final MessageDigest digest;
  private byte[] value;

  RollingHash(ByteString from) {
    this.value = from.toByteArray();
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  void add(long position, ByteString commandId, CommandResult result) {
    digest.update(value);
    digest.update(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
            .putLong(position)
            .putInt(result.getStatusValue())
            .flip());
    digest.update(commandId.asReadOnlyByteBuffer());
    digest.update(result.getResult().asReadOnlyByteBuffer());
    value = digest.digest();
  }

  ByteString value() {
    return ByteString.copyFrom(value);
  }
}
