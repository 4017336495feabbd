package stoa.ordering.udp.journal;

import java.nio.file.Path;

/// A journal whose forced records cannot be read back. A member must not start on it: it would
/// forget what it announced. The operator replaces the member's disk instead.
public final class CorruptJournalException extends RuntimeException {
  /// Names the place and what is wrong there.
  ///
  /// @param file the segment
  /// @param offset where in the file the damage begins, in bytes
  /// @param reason what is wrong there
  public CorruptJournalException(Path file, long offset, String reason) {
    super("journal " + file + " is damaged at byte " + offset + ": " + reason);
  }
}
