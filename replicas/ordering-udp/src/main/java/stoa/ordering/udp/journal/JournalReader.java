package stoa.ordering.udp.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads records of a journal again while its owner goes on writing and cutting it. Needs nothing
/// from the owner and never disturbs it.
///
/// Finding a record means hopping over those before it in its segment, from the last one whose
/// place is remembered: records do not move while their owner lives. Used by one thread.
public final class JournalReader {
  /// The place of every so manieth record that is met is remembered.
  private static final int REMEMBERED_EVERY = 256;

  /// Of so many records at most; the oldest are forgotten first.
  private static final int REMEMBERED = 4096;

  private final Path directory;
  private final TreeMap<Long, Integer> offsets = new TreeMap<>();

  /// @param directory that of the segments
  public JournalReader(Path directory) {
    this.directory = directory;
  }

  /// Shows the records from `from` to `end` - 1, in order, until the visitor has enough. Ends
  /// earlier, without an error, where the journal was cut, is not written yet, or cannot be read:
  /// whoever needs a record asks another member for it.
  public void read(long from, long end, Visitor visitor) throws IOException {
    long next = from;
    for (SegmentFile segment : segmentsFrom(from)) {
      if (segment.firstIndex() > next) {
        return;
      }
      long read = read(segment, next, end, visitor);
      if (read < 0) {
        return;
      }
      next = read;
    }
  }

  /// Sees one record.
  @FunctionalInterface
  public interface Visitor {
    /// @param payload what was appended; read-only and valid during the call only
    /// @return whether the next one is wanted
    boolean visit(long index, ByteBuffer payload);
  }

  /// Those that may contain records from `from` on, in order.
  private List<SegmentFile> segmentsFrom(long from) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<SegmentFile> all =
          files
              .filter(file -> file.toString().endsWith(SegmentFile.SUFFIX))
              .sorted()
              .map(SegmentFile::named)
              .toList();
      int first = 0;
      while (first + 1 < all.size() && all.get(first + 1).firstIndex() <= from) {
        first++;
      }
      return all.subList(Math.min(first, all.size()), all.size());
    }
  }

  /// @return the index after the last record read, or -1 when no more is wanted
  private long read(SegmentFile segment, long from, long end, Visitor visitor) throws IOException {
    try (FileChannel channel = FileChannel.open(segment.path(), StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      ByteBuffer file =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
      Map.Entry<Long, Integer> near = offsets.floorEntry(from);
      boolean here = near != null && near.getKey() > segment.firstIndex();
      int offset = near != null && here ? near.getValue() : SegmentFile.HEADER_BYTES;
      long index = near != null && here ? near.getKey() : segment.firstIndex();
      while (index < end
          && RecordFormat.mayBeRecordAt(file, offset)
          && RecordFormat.index(file, offset) == index) {
        remember(index, offset);
        int payloadBytes = RecordFormat.payloadBytes(file, offset);
        if (index >= from) {
          ByteBuffer payload = file.slice(offset + RecordFormat.PREFIX_BYTES, payloadBytes);
          if (!RecordFormat.isRecordAt(file, offset) || !visitor.visit(index, payload)) {
            return -1;
          }
        }
        offset += RecordFormat.PREFIX_BYTES + payloadBytes;
        index++;
      }
      return index < end ? index : -1;
    } catch (NoSuchFileException e) {
      return -1; // Cut meanwhile.
    }
  }

  private void remember(long index, int offset) {
    if (index % REMEMBERED_EVERY == 0) {
      offsets.put(index, offset);
      if (offsets.size() > REMEMBERED) {
        offsets.pollFirstEntry();
      }
    }
  }
}
