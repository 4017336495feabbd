package stoa.replica.apply;

import java.util.List;
import java.util.OptionalLong;
import stoa.proto.common.v1.CommandResult;

/// What a batch of commands came to, before it is written.
///
/// @param state the applied state after the batch
/// @param answers in the order of the commands
/// @param results rows for the table of results
/// @param purgeBeforeMillis results older than this group time go
record DecidedBatch(
    AppliedState state,
    List<Answer> answers,
    List<CommandResultRow> results,
    OptionalLong purgeBeforeMillis) {

  /// A result on its way to the caller, if it waits at this member.
  record Answer(long submission, CommandResult result) {}
}
