package stoa.ordering.udp.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/// Reads a segment from its first record to its end and judges what it finds there.
///
/// @param nextIndex one more than the last good record's index
/// @param goodBytes where the good records end
/// @param sizeBytes where the file ends
/// @param restIsRoom whether nothing but zeros follows the good records: room that was taken ahead
/// @param forcedRecords the largest promise found, also in records after the first bad one: so many
///   records, counted over the whole journal, had been forced
record SegmentScan(
    long nextIndex, long goodBytes, long sizeBytes, boolean restIsRoom, long forcedRecords) {
  static SegmentScan of(SegmentFile segment, RecordVisitor visitor) throws IOException {
    try (FileChannel channel = FileChannel.open(segment.path(), StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      ByteBuffer file =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
      segment.checkHeader(file);
      return scan(segment, file, visitor);
    }
  }

  boolean isWhole() {
    return restIsRoom;
  }

  /// Whether the record that cannot be read was promised to be on disk.
  boolean lostForcedRecords() {
    return !isWhole() && forcedRecords > nextIndex;
  }

  private static SegmentScan scan(SegmentFile segment, ByteBuffer file, RecordVisitor visitor) {
    int offset = SegmentFile.HEADER_BYTES;
    long index = segment.firstIndex();
    long forced = 0;
    while (RecordFormat.isRecordAt(file, offset) && RecordFormat.index(file, offset) == index) {
      int payloadBytes = RecordFormat.payloadBytes(file, offset);
      forced = Math.max(forced, RecordFormat.forced(file, offset));
      visitor.visit(index, file.slice(offset + RecordFormat.PREFIX_BYTES, payloadBytes));
      offset += RecordFormat.PREFIX_BYTES + payloadBytes;
      index++;
    }
    forced = Math.max(forced, forcedAccordingToTheRest(file, offset, index));
    return new SegmentScan(index, offset, file.limit(), isRoom(file, offset), forced);
  }

  private static boolean isRoom(ByteBuffer file, int from) {
    int offset = from;
    while (offset < file.limit() && file.get(offset) == 0) {
      offset++;
    }
    return offset == file.limit();
  }

  /// Looks for good records behind a bad one: what they say about forced records still counts.
  private static long forcedAccordingToTheRest(ByteBuffer file, int from, long badIndex) {
    long forced = 0;
    for (int offset = from; offset <= file.limit() - RecordFormat.PREFIX_BYTES; offset++) {
      long distance = RecordFormat.index(file, offset) - badIndex;
      if (distance > 0 && distance <= file.limit() && RecordFormat.isRecordAt(file, offset)) {
        forced = Math.max(forced, RecordFormat.forced(file, offset));
      }
    }
    return forced;
  }
}
