package stoa.replica.log;

import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/// The order of commands that all members of a group share.
///
/// An implementation delivers every committed entry to a [CommittedEntries], in the same order at
/// every member, also after any crash: it resumes above the applied position that it finds there.
///
/// It must not deliver anything that a majority has not forced to disk, must not call back from
/// within [#submit] or [#readBarrier], and must bound what waits (refusing with
/// [NotTakenException.Reason#OVERLOADED]).
public interface ReplicatedLog extends AutoCloseable {
  /// Opens the log and begins to take part. Replays what the database lacks.
  ///
  /// @throws ConfigurationException when it cannot work as configured
  void start();

  /// Offers a command for ordering.
  ///
  /// @param command a serialized group command, at most [#MAX_COMMAND_BYTES]
  /// @return the command's position once it is committed (maybe before it is applied). Fails with
  ///   [NotTakenException] when it certainly is not and never will be ordered, and with
  ///   [OutcomeUnknownException] when it may be: repeating the same command id is safe
  CompletionStage<Long> submit(byte[] command);

  /// Learns a position that covers every command acknowledged, by any member, before this call.
  ///
  /// @return the position up to which the reader must have applied. Fails with [NotTakenException],
  ///   in time, when no majority answers
  CompletionStage<Long> readBarrier();

  /// What this member knows, without asking anyone.
  LogStatus status();

  /// Forces the database, takes a snapshot and cuts the log where the implementation can.
  ///
  /// @return the position that the snapshot covers
  CompletionStage<Long> takeSnapshot();

  /// Hands leadership to a member, or to the most suitable one.
  ///
  /// @throws UnsupportedOperationException in a log without leader
  void transferLeader(OptionalInt toMember);

  /// Stops taking part. What waits fails with [OutcomeUnknownException].
  @Override
  void close();

  /// Largest serialized command: 64 KiB of body and what the function adds.
  int MAX_COMMAND_BYTES = 256 * 1024;
}
