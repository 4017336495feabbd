package stoa.benchmark;

/// What orders the commands.
enum GroupKind {
  /// The customer group's rotating sequencer over datagrams.
  SEQUENCER,
  /// The product group's Raft over gRPC.
  RAFT;

  /// As in tables.
  String label() {
    return this == SEQUENCER ? "sequencer" : "raft";
  }
}
