package stoa.client;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import stoa.proto.common.v1.CommandHeader;

/// What makes a command happen once.
///
/// @param commandId 16 bytes; empty for the commands of a purchase, which are once-only by their
///   own rows
/// @param fingerprint keyed fingerprint of the client's request, at most 64 bytes; may be empty
/// @param attempt random, fresh for each request of a client; repeats of the function keep it
/// @param seenTimeMillis group time that was seen before the request began; milliseconds since
///   1970, UTC; 0 for none
public record CommandIdentity(
    ByteString commandId, ByteString fingerprint, long attempt, long seenTimeMillis) {
  /// Bytes of a command id.
  public static final int COMMAND_ID_BYTES = 16;

  /// Greatest size of a fingerprint, bytes.
  public static final int MAX_FINGERPRINT_BYTES = 64;

  private static final SecureRandom RANDOM = new SecureRandom();

  public CommandIdentity {
    if (!commandId.isEmpty() && commandId.size() != COMMAND_ID_BYTES) {
      throw new IllegalArgumentException("a command id has 16 bytes");
    }
    if (fingerprint.size() > MAX_FINGERPRINT_BYTES) {
      throw new IllegalArgumentException("a fingerprint has at most 64 bytes");
    }
  }

  /// For a command that no client will ever repeat: only the retries of one submission share it.
  public static CommandIdentity fresh(long seenTimeMillis) {
    byte[] commandId = new byte[COMMAND_ID_BYTES];
    RANDOM.nextBytes(commandId);
    return new CommandIdentity(
        ByteString.copyFrom(commandId), ByteString.EMPTY, RANDOM.nextLong(), seenTimeMillis);
  }

  /// For the commands of a purchase: Take, Close, RecordPurchase, PlaceOrder, RefuseOrder,
  /// RecordPayment, CompleteOrder.
  public static CommandIdentity onceByItsRow(long seenTimeMillis) {
    return new CommandIdentity(
        ByteString.EMPTY, ByteString.EMPTY, RANDOM.nextLong(), seenTimeMillis);
  }

  CommandHeader header(String requestId) {
    return CommandHeader.newBuilder()
        .setCommandId(commandId)
        .setFingerprint(fingerprint)
        .setAttempt(attempt)
        .setSeenTimeMillis(seenTimeMillis)
        .setRequestId(requestId)
        .build();
  }
}
