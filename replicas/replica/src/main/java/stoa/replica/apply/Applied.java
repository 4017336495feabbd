package stoa.replica.apply;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import stoa.crash.CommitPoints;
import stoa.crash.CrashPoint;
import stoa.crash.CrashPoints;
import stoa.proto.replica.v1.GroupCommand;

/// A state machine with its types captured, so that one batch is parsed, loaded, decided and
/// written with the same ones.
final class Applied<O, R, W extends WorkingSet<R>> {
  final StateMachine<O, R, W> machine;

  Applied(StateMachine<O, R, W> machine) {
    this.machine = machine;
  }

  /// A batch's operations, each parsed once.
  ///
  /// @param inOrder as they stand in the log: whoever goes through them does so alike at every
  ///   member
  /// @param byCommand by identity, because equal commands may stand in a batch twice
  record Operations<O>(List<O> inOrder, Map<GroupCommand, O> byCommand) {}

  Operations<O> parse(List<ParsedEntry> batch) {
    var inOrder = new ArrayList<O>();
    var byCommand = new IdentityHashMap<GroupCommand, O>();
    for (ParsedEntry entry : batch) {
      for (GroupCommand command : entry.commands()) {
        if (command.hasOperation()) {
          O operation = machine.parse(command.getOperation().toByteArray());
          inOrder.add(operation);
          byCommand.put(command, operation);
        }
      }
    }
    return new Operations<>(List.copyOf(inOrder), byCommand);
  }

  /// Reaches the crash points of those operations whose callers wait at this member.
  ///
  /// @param moment before or after the commit
  void reach(
      Operations<O> operations,
      PendingCommands pending,
      Function<CommitPoints, CrashPoint> moment) {
    if (CrashPoints.canBeArmed()) {
      operations
          .byCommand()
          .forEach((command, operation) -> {
            if (pending.isAwaited(command.getSubmission())) {
              machine.crashPoints(operation).map(moment).ifPresent(CrashPoints::reach);
            }
          });
    }
  }

  Decision<R> decide(
      W workingSet, Operations<O> operations, GroupCommand command, CommandContext context) {
    O operation = operations.byCommand().get(command);
    if (operation == null) {
      throw new IllegalStateException("a command that was not parsed");
    }
    return machine.decide(workingSet, operation, context);
  }
}
