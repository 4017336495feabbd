/// Raft as a replicated log: the SOFAJRaft engine under [stoa.replica.log.ReplicatedLog].
///
/// [stoa.raft.RaftLog] is the whole of it; [stoa.raft.RaftSettings] says how it is configured. The
/// engine's known defects are mended from outside: [stoa.raft.VoteSafeMetaStorage] halts when a
/// vote cannot be saved, [stoa.raft.CommittedStateMachine] halts on whatever leaves apply, and
/// [stoa.raft.DataDirectory] refuses to take part with votes forgotten.
@NullMarked
package stoa.raft;

import org.jspecify.annotations.NullMarked;
