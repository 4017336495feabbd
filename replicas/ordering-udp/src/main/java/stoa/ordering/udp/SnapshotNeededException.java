package stoa.ordering.udp;

/// The journal does not continue what the application contains: only a snapshot of another member
/// helps.
final class SnapshotNeededException extends RuntimeException {
  SnapshotNeededException(String message) {
    super(message);
  }
}
