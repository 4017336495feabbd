package stoa.replica.log;

import com.google.protobuf.ByteString;
import java.util.List;

/// One position of the group's order with the commands that stand there.
///
/// @param position sequencer: the global number, from 0; Raft: the log index, from 1
/// @param commands serialized group commands in order; empty for a position without any (a void
///   number, an entry of the engine's own)
/// @param logState what the log needs to go on behind this position when its own files are gone: a
///   function of the log up to here, at most [#MAX_LOG_STATE_BYTES]; empty for a log without any
public record CommittedEntry(long position, List<byte[]> commands, ByteString logState) {
  /// Largest log state: seven members with 64 lives each take a third of it.
  public static final int MAX_LOG_STATE_BYTES = 32 * 1024;

  public CommittedEntry {
    if (logState.size() > MAX_LOG_STATE_BYTES) {
      throw new IllegalArgumentException("a log state of " + logState.size() + " bytes");
    }
  }

  /// An entry of a log that has no state of its own to keep.
  public CommittedEntry(long position, List<byte[]> commands) {
    this(position, commands, ByteString.EMPTY);
  }
}
