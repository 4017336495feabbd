package stoa.replica.apply;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import stoa.proto.replica.v1.GroupCommand;

/// A state machine with its types captured, so that one batch is parsed, loaded, decided and
/// written with the same ones.
final class Applied<O, R, W extends WorkingSet<R>> {
  final StateMachine<O, R, W> machine;

  Applied(StateMachine<O, R, W> machine) {
    this.machine = machine;
  }

  /// The batch's operations by command, each parsed once.
  Map<GroupCommand, O> parse(List<ParsedEntry> batch) {
    var operations = new IdentityHashMap<GroupCommand, O>();
    for (ParsedEntry entry : batch) {
      for (GroupCommand command : entry.commands()) {
        if (command.hasOperation()) {
          operations.put(command, machine.parse(command.getOperation().toByteArray()));
        }
      }
    }
    return operations;
  }

  Decision<R> decide(
      W workingSet, Map<GroupCommand, O> operations, GroupCommand command, CommandContext context) {
    O operation = operations.get(command);
    if (operation == null) {
      throw new IllegalStateException("a command that was not parsed");
    }
    return machine.decide(workingSet, operation, context);
  }
}
