package stoa.replica.apply;

import com.google.protobuf.ByteString;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import stoa.proto.common.v1.CommandHeader;

/// A stored result.
///
/// @param commandId 32 hexadecimal digits
/// @param attempt the client's request that led to it; another one gets it as a replay
/// @param groupTimeMillis the group's time at the command
@MappedEntity("command_result")
@SuppressWarnings("ArrayRecordComponent") // columns' types; never compared
record CommandResultRow(
    @Id String commandId,
    byte[] fingerprint,
    long attempt,
    byte[] result,
    long logPosition,
    long groupTimeMillis) {
  boolean hasFingerprint(CommandHeader header) {
    return ByteString.copyFrom(fingerprint).equals(header.getFingerprint());
  }
}
