package stoa.replica.snapshot;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.apply.StateMachine;

/// All tables with replicated state: the state machine's and the results of commands.
@Singleton
public final class ReplicatedTables {
  private static final ReplicatedTable COMMAND_RESULT =
      new ReplicatedTable(
          "command_result",
          List.of("command_id"),
          List.of(
              "command_id",
              "fingerprint",
              "attempt",
              "result",
              "log_position",
              "group_time_millis"));

  private final List<ReplicatedTable> tables;

  ReplicatedTables(StateMachine<?, ?, ?> machine) {
    this.tables = Stream.concat(machine.tables().stream(), Stream.of(COMMAND_RESULT)).toList();
  }

  /// The tables, in a fixed order.
  public List<ReplicatedTable> all() {
    return tables;
  }
}
