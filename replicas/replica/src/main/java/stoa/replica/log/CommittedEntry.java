package stoa.replica.log;

import java.util.List;

/// One position of the group's order with the commands that stand there.
///
/// @param position sequencer: the global number, from 0; Raft: the log index, from 1
/// @param commands serialized group commands in order; empty for a position without any (a void
///   number, an entry of the engine's own)
public record CommittedEntry(long position, List<byte[]> commands) {}
