package stoa.raft;

/// When a snapshot is due: by the log's growth since the last one, whichever comes first.
///
/// @param entries log entries, at least 1
/// @param bytes bytes of commands, at least 1
public record SnapshotPolicy(long entries, long bytes) {
  /// Every 200 000 entries or 256 MiB: a restart replays seconds, not minutes.
  public static final SnapshotPolicy STANDARD = new SnapshotPolicy(200_000, 256L * 1024 * 1024);

  boolean isDue(long entriesSince, long bytesSince) {
    return entriesSince >= entries || bytesSince >= bytes;
  }
}
