package stoa.ordering.udp.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// How a record lies in a segment, big-endian:
///
/// ```
/// u32 length of the payload | u32 CRC32C of all the rest | u64 index | u64 forced | payload
/// ```
///
/// `index` counts records from 0 without gaps over all segments. `forced` tells how many records
/// were known to be on disk when this one was written; it is what tells a torn tail, which nobody
/// was promised, from damage to something that was forced.
final class RecordFormat {
  static final int PREFIX_BYTES = 24;

  /// No payload is larger; a larger length in a file is damage.
  static final int MAXIMUM_PAYLOAD_BYTES = 4 << 20;

  private RecordFormat() {}

  static void write(ByteBuffer target, long index, long forced, byte[] payload) {
    int start = target.position();
    target.putInt(payload.length).putInt(0).putLong(index).putLong(forced).put(payload);
    target.putInt(start + 4, checksum(target, start, payload.length));
  }

  /// Whether a whole and unharmed record with any index starts at `offset`.
  static boolean isRecordAt(ByteBuffer file, int offset) {
    return mayBeRecordAt(file, offset)
        && file.getInt(offset + 4) == checksum(file, offset, file.getInt(offset));
  }

  /// The same without a look at the checksum.
  static boolean mayBeRecordAt(ByteBuffer file, int offset) {
    if (file.limit() - offset < PREFIX_BYTES) {
      return false;
    }
    int length = file.getInt(offset);
    return length >= 0
        && length <= MAXIMUM_PAYLOAD_BYTES
        && length <= file.limit() - offset - PREFIX_BYTES;
  }

  static int payloadBytes(ByteBuffer file, int offset) {
    return file.getInt(offset);
  }

  static long index(ByteBuffer file, int offset) {
    return file.getLong(offset + 8);
  }

  static long forced(ByteBuffer file, int offset) {
    return file.getLong(offset + 16);
  }

  private static int checksum(ByteBuffer file, int offset, int length) {
    CRC32C checksum = new CRC32C();
    ByteBuffer view = file.duplicate();
    checksum.update(view.limit(offset + 4).position(offset));
    checksum.update(view.limit(offset + PREFIX_BYTES + length).position(offset + 8));
    return (int) checksum.getValue();
  }
}
