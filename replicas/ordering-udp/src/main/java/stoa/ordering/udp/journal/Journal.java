package stoa.ordering.udp.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A sequence of records in segment files, appended at the end and cut at the beginning.
///
/// Nothing appended is durable before [#force()] has returned. After a crash the journal contains
/// every forced record, and possibly some that were appended after the last force, but never one
/// without all before it. A record that was forced and cannot be read back refuses the journal with
/// a [CorruptJournalException]; one that was only being written is a torn tail, which is cut off
/// with a warning.
///
/// The file is longer than its records by some room of zeros that was written ahead: a force that
/// does not lengthen the file costs the disk one write instead of two. A journal that is closed
/// gives the room back.
///
/// After an [IOException] the journal must not be used again: whether the last records are on disk
/// is unknown, and the operating system may have forgotten that they are not. Used by one thread.
public final class Journal implements Closeable {
  /// A segment that has reached this size is closed and a new one begun.
  public static final long SEGMENT_BYTES = 16L << 20;

  /// Zeros are written so far ahead, but not beyond a segment's size.
  private static final int ROOM_BYTES = 1 << 20;

  private static final int ZEROS_BYTES = 64 << 10;

  /// Records gather here, so that many small ones are one write.
  private static final int BUFFER_BYTES = 256 << 10;

  private static final Logger log = LoggerFactory.getLogger(Journal.class);

  private final Path directory;
  private final long segmentBytes;
  private final Deque<SegmentFile> segments;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private FileChannel current;
  private long currentBytes;
  private long writtenBytes;
  private long fileBytes;
  private long nextIndex;
  private long forcedRecords;

  private Journal(
      Path directory, long segmentBytes, Deque<SegmentFile> segments, FileChannel current, long end)
      throws IOException {
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.segments = segments;
    this.current = current;
    this.currentBytes = current.size();
    this.writtenBytes = currentBytes;
    this.fileBytes = currentBytes;
    this.nextIndex = end;
    this.forcedRecords = end;
  }

  /// Whether there is a journal in the directory, with at least one segment that was begun.
  static boolean exists(Path directory) throws IOException {
    return Files.isDirectory(directory)
        && list(directory).stream().anyMatch(segment -> !segment.isUnborn());
  }

  /// Opens the journal, shows every record to `visitor` in order, one segment in memory at a time.
  ///
  /// @param directory created when it does not exist
  /// @throws CorruptJournalException when forced records cannot be read
  public static Journal open(Path directory, RecordVisitor visitor) throws IOException {
    return open(directory, SEGMENT_BYTES, visitor);
  }

  static Journal open(Path directory, long segmentBytes, RecordVisitor visitor) throws IOException {
    Files.createDirectories(directory);
    Directories.force(Directories.parent(directory));
    Deque<SegmentFile> segments = new ArrayDeque<>(list(directory));
    if (segments.size() > 1 && segments.getLast().isUnborn()) {
      discard(segments.removeLast());
    } else if (segments.size() == 1 && segments.getLast().isUnborn()) {
      SegmentFile unborn = segments.removeLast();
      discard(unborn);
      segments.add(unborn);
      unborn.create().close();
    }
    if (segments.isEmpty()) {
      segments.add(SegmentFile.in(directory, 0));
      segments.getLast().create().close();
    }
    long end = replay(segments, visitor);
    FileChannel current = segments.getLast().openAtEnd();
    current.force(true);
    return new Journal(directory, segmentBytes, segments, current, end);
  }

  /// Appends a record, to be durable after the next [#force()].
  ///
  /// @param payload at most 4 MiB
  /// @return the record's index
  public long append(byte[] payload) throws IOException {
    if (payload.length > RecordFormat.MAXIMUM_PAYLOAD_BYTES) {
      throw new IllegalArgumentException("a record of " + payload.length + " bytes is too large");
    }
    if (currentBytes >= segmentBytes) {
      roll();
    }
    int bytes = RecordFormat.PREFIX_BYTES + payload.length;
    if (bytes > buffer.remaining()) {
      flush();
    }
    if (bytes > buffer.capacity()) {
      ByteBuffer large = ByteBuffer.allocate(bytes);
      RecordFormat.write(large, nextIndex, forcedRecords, payload);
      write(large.flip());
    } else {
      RecordFormat.write(buffer, nextIndex, forcedRecords, payload);
    }
    currentBytes += bytes;
    return nextIndex++;
  }

  /// Makes everything appended so far durable, with one call to the disk.
  public void force() throws IOException {
    flush();
    current.force(false);
    forcedRecords = nextIndex;
  }

  /// Removes the segments that contain only records below `index`; the last one always stays.
  public void cutBelow(long index) throws IOException {
    int before = segments.size();
    while (segments.size() > 1 && second().firstIndex() <= index) {
      Files.delete(segments.removeFirst().path());
    }
    if (segments.size() < before) {
      Directories.force(directory);
    }
  }

  /// The index that the next record will get.
  public long nextIndex() {
    return nextIndex;
  }

  /// The index of the oldest record that is still there, or [#nextIndex()] when none is.
  public long firstIndex() {
    return segments.getFirst().firstIndex();
  }

  /// Not to be called while anybody reads.
  @Override
  public void close() throws IOException {
    try (FileChannel closing = current) {
      if (closing.isOpen() && fileBytes > writtenBytes) {
        closing.truncate(writtenBytes);
      }
    }
  }

  private void roll() throws IOException {
    force();
    current.close();
    SegmentFile next = SegmentFile.in(directory, nextIndex);
    current = next.create();
    currentBytes = SegmentFile.HEADER_BYTES;
    writtenBytes = currentBytes;
    fileBytes = currentBytes;
    segments.add(next);
  }

  private void flush() throws IOException {
    write(buffer.flip());
    buffer.clear();
  }

  private void write(ByteBuffer records) throws IOException {
    long end = writtenBytes + records.remaining();
    Directories.writeFully(current, records);
    if (end > fileBytes) {
      takeRoom(end);
    }
    writtenBytes = end;
  }

  private void takeRoom(long end) throws IOException {
    fileBytes = Math.max(end, Math.min(end + ROOM_BYTES, segmentBytes));
    for (long from = end; from < fileBytes; ) {
      int length = (int) Math.min(ZEROS_BYTES, fileBytes - from);
      from += current.write(ByteBuffer.allocate(length), from);
    }
  }

  private SegmentFile second() {
    return segments.stream().skip(1).findFirst().orElseThrow();
  }

  private static List<SegmentFile> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<SegmentFile> found = new ArrayList<>();
      files
          .filter(file -> file.toString().endsWith(SegmentFile.SUFFIX))
          .sorted()
          .forEach(file -> found.add(SegmentFile.named(file)));
      return found;
    }
  }

  private static void discard(SegmentFile segment) throws IOException {
    log.warn("journal {} was being created at a crash and is empty: discarded", segment.path());
    Files.delete(segment.path());
  }

  private static long replay(Deque<SegmentFile> segments, RecordVisitor visitor)
      throws IOException {
    long expected = segments.getFirst().firstIndex();
    for (SegmentFile segment : segments) {
      if (segment.firstIndex() != expected) {
        throw new CorruptJournalException(
            segment.path(), 0, "records from " + expected + " on are missing before it");
      }
      SegmentScan scan = SegmentScan.of(segment, visitor);
      if (!scan.isWhole()) {
        cutTornTail(segment, scan, segment.equals(segments.getLast()));
      } else if (scan.goodBytes() < scan.sizeBytes()) {
        cut(segment, scan.goodBytes());
      }
      expected = scan.nextIndex();
    }
    return expected;
  }

  private static void cutTornTail(SegmentFile segment, SegmentScan scan, boolean last)
      throws IOException {
    if (!last || scan.lostForcedRecords()) {
      throw new CorruptJournalException(
          segment.path(), scan.goodBytes(), "record " + scan.nextIndex() + " cannot be read");
    }
    log.warn(
        "journal {} ended with {} bytes of records that had not been forced: cut at byte {}",
        segment.path(),
        scan.sizeBytes() - scan.goodBytes(),
        scan.goodBytes());
    cut(segment, scan.goodBytes());
  }

  private static void cut(SegmentFile segment, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(segment.path(), StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
      channel.force(true);
    }
  }
}
