package stoa.ordering.udp.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// One file of the journal: a header (eight letters, index of the first record), then records.
///
/// @param firstIndex the index of its first record, which also names the file
record SegmentFile(Path path, long firstIndex) {
  static final String SUFFIX = ".journal";
  static final int HEADER_BYTES = 16;
  private static final long MAGIC = 0x73746f616a726e31L; // "stoajrn1"

  static SegmentFile in(Path directory, long firstIndex) {
    String name = String.format(Locale.ROOT, "%016x%s", firstIndex, SUFFIX);
    return new SegmentFile(directory.resolve(name), firstIndex);
  }

  static SegmentFile named(Path path) {
    String name = String.valueOf(path.getFileName());
    try {
      String digits = name.substring(0, name.length() - SUFFIX.length());
      return new SegmentFile(path, Long.parseUnsignedLong(digits, 16));
    } catch (NumberFormatException e) {
      throw new CorruptJournalException(path, 0, "the file's name is not a record number");
    }
  }

  /// Creates the file with its header and makes both the file and its name durable.
  FileChannel create() throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).putLong(MAGIC).putLong(firstIndex).flip();
    Directories.writeFully(channel, header);
    channel.force(true);
    Directories.force(Directories.parent(path));
    return channel;
  }

  FileChannel openAtEnd() throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
    channel.position(channel.size());
    return channel;
  }

  long sizeBytes() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a crash left the file without a whole header, so that no record can be in it.
  boolean isUnborn() {
    return sizeBytes() < HEADER_BYTES;
  }

  void checkHeader(ByteBuffer file) {
    if (file.limit() < HEADER_BYTES || file.getLong(0) != MAGIC) {
      throw new CorruptJournalException(path, 0, "not a journal segment");
    }
    if (file.getLong(8) != firstIndex) {
      throw new CorruptJournalException(path, 8, "the header names another first record");
    }
  }
}
