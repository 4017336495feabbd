package stoa.cli.drill.fault;

/// How a part fails.
public enum FaultKind {
  /// SIGKILL to the process and its database, as if the machine died; started again after a time.
  KILL,
  /// SIGSTOP, and SIGCONT after a time: the connections stay, nothing answers.
  PAUSE,
  /// SIGTERM: the process ends in order, and the supervisor starts it again.
  RESTART
}
