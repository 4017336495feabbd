package stoa.ordering.udp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import stoa.ordering.EpochTable;
import stoa.ordering.JournalRecord;
import stoa.ordering.udp.wire.MalformedMessageException;
import stoa.ordering.udp.wire.RecordCodec;

/// How far the application is when a life begins.
///
/// @param appliedEnd all numbers below are in its state
/// @param ordering what it kept for the ordering, if that is of exactly this position
record ApplicationState(long appliedEnd, Optional<JournalRecord.Base> ordering) {
  /// @param position the last number applied, or [SequencerNode#NOTHING_APPLIED]
  /// @param orderingState what came with it, or with an earlier one, or nothing
  static ApplicationState of(RecordCodec codec, long position, byte[] orderingState) {
    return new ApplicationState(
        position + 1, decoded(codec, orderingState).filter(base -> base.start() == position + 1));
  }

  /// The ordering state of a state that a new group begins with: its log starts behind the
  /// position, as if nothing had ever been ordered.
  static JournalRecord.Base beginningBehind(long position) {
    return new JournalRecord.Base(position + 1, List.of(), EpochTable.initial());
  }

  /// Whether a new group may begin with it: nothing was ever applied, or it is one that was
  /// restored for that. Nothing is delivered before the first view, so no group that runs has such
  /// a state behind its beginning.
  boolean beginsAGroup() {
    return appliedEnd == 0 || ordering.equals(Optional.of(beginningBehind(appliedEnd - 1)));
  }

  private static Optional<JournalRecord.Base> decoded(RecordCodec codec, byte[] orderingState) {
    if (orderingState.length == 0) {
      return Optional.empty();
    }
    try {
      return codec.decode(ByteBuffer.wrap(orderingState)) instanceof JournalRecord.Base base
          ? Optional.of(base)
          : Optional.empty();
    } catch (MalformedMessageException e) {
      throw new ConfigurationException("the application's ordering state is not understood", e);
    }
  }
}
