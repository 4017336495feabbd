package stoa.replica.transfer;

import com.google.protobuf.ByteString;
import java.util.zip.CRC32C;
import stoa.proto.peer.v1.SnapshotChunk;

/// The checksum of a chunk.
final class Chunks {
  private Chunks() {}

  static SnapshotChunk of(int file, long offset, ByteString data) {
    return SnapshotChunk.newBuilder()
        .setFile(file)
        .setOffset(offset)
        .setData(data)
        .setCrc32C(crc32c(data))
        .build();
  }

  static boolean isWhole(SnapshotChunk chunk) {
    return chunk.getCrc32C() == crc32c(chunk.getData());
  }

  private static int crc32c(ByteString data) {
    var crc = new CRC32C();
    crc.update(data.asReadOnlyByteBuffer());
    return (int) crc.getValue();
  }
}
