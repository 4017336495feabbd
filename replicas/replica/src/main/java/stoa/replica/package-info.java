/// What both groups of replicas share.
///
/// - [stoa.replica.log]: the group's order as seen from above ([stoa.replica.log.ReplicatedLog]),
///   whether a rotating sequencer or Raft keeps it.
/// - [stoa.replica.apply]: how committed commands become rows, once only: load the working set,
///   decide in a pure function, write in batches, one SQL transaction for all of it.
/// - [stoa.replica.snapshot]: the whole state as a file, checksums of tables, forcing to disk.
/// - [stoa.replica.peer]: what members ask one another beside the log: their clocks, for one.
/// - [stoa.replica.service]: gRPC faces, health, metrics.
@NullMarked
package stoa.replica;

import org.jspecify.annotations.NullMarked;
