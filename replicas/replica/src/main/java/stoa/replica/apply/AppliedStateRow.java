package stoa.replica.apply;

import com.google.protobuf.ByteString;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// The one row of `applied_state`.
@MappedEntity("applied_state")
@SuppressWarnings("ArrayRecordComponent") // a column's type; never compared
record AppliedStateRow(
    @Id int id,
    long logPosition,
    long groupTimeMillis,
    int activeLevel,
    byte[] rollingHash,
    byte[] logState,
    int restoring) {
  static final int ONLY_ID = 1;

  AppliedState state() {
    return new AppliedState(
        logPosition,
        groupTimeMillis,
        activeLevel,
        ByteString.copyFrom(rollingHash),
        ByteString.copyFrom(logState));
  }
}
