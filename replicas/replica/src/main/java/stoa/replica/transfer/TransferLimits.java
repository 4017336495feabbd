package stoa.replica.transfer;

/// The bounds of a transfer. What is beyond them is refused.
final class TransferLimits {
  /// Data of one chunk, bytes.
  static final int CHUNK_BYTES = 256 * 1024;

  /// Files of one snapshot: one a table and the manifest.
  static final int FILES = 256;

  /// All files together, bytes: 1 TiB.
  static final long SNAPSHOT_BYTES = 1L << 40;

  /// The names of a snapshot's files, so that none leads out of its directory.
  static final String FILE_NAME = "[A-Za-z0-9_][A-Za-z0-9_-]{0,63}(\\.[a-z]{1,16})?";

  /// How often a stream may break without a new byte before the fetch is given up.
  static final int BREAKS_WITHOUT_PROGRESS = 6;

  /// The pause after a break, milliseconds; doubled with each further one without progress.
  static final long FIRST_PAUSE_MILLIS = 100;

  /// How long the source may take to write a snapshot, seconds.
  static final long FIRST_PART_SECONDS = 600;

  /// How long either side waits for the other between two chunks, seconds.
  static final long STALL_SECONDS = 30;

  private TransferLimits() {}
}
