package stoa.replica.apply;

import java.util.List;
import java.util.Optional;
import stoa.crash.CommitPoints;

/// A group's business rules and its rows.
///
/// One batch goes through [#load], [#decide] for every command in order, and [#write], within one
/// SQL transaction that the caller owns. Only [#decide] contains rules, and it is pure: the same
/// working set, operation and context give the same decision on every member, for ever.
///
/// @param <O> an operation, parsed
/// @param <R> a row of any of the group's tables; a sealed interface over records
/// @param <W> the working set of a batch
public interface StateMachine<O, R, W extends WorkingSet<R>> {
  /// Parses an operation.
  ///
  /// @throws UnknownOperationException for an operation or field that this build does not know
  O parse(byte[] operation);

  /// Loads every row that the operations may need, with a fixed number of set queries.
  W load(List<O> operations);

  /// Decides one operation. No SQL, clock, random value, unordered iteration or framework.
  Decision<R> decide(W workingSet, O operation, CommandContext context);

  /// Writes what the decisions changed, with batched statements.
  void write(W workingSet);

  /// Told of a batch after its commit, on the apply thread, before anybody learns of its position:
  /// for what the member remembers of its rows. Must return soon and throw nothing.
  default void remember(W workingSet) {}

  /// Told, on the apply thread, that the tables may hold anything now: at start, and after a
  /// snapshot was restored.
  default void forget() {}

  /// Told of a batch after its commit, on the apply thread: for those who wait at this member for
  /// what it changed. Must return soon and throw nothing. A state restored from a snapshot is not
  /// told.
  default void committed(W workingSet) {}

  /// The moments around the commit of an operation at which a test may let its member crash, if it
  /// has any. They are reached only where the operation's caller waits.
  default Optional<CommitPoints> crashPoints(O operation) {
    return Optional.empty();
  }

  /// The tables that hold the group's state, for snapshots and checksums.
  List<ReplicatedTable> tables();
}
