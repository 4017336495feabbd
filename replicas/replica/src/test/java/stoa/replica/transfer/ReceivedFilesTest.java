package stoa.replica.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.proto.peer.v1.SnapshotContents;
import stoa.proto.peer.v1.SnapshotFile;

class ReceivedFilesTest {
  private static final int BYTES = 1_000;

  @TempDir Path directory;
  private final byte[] content = new byte[BYTES];
  private Path incoming = Path.of("");

  @BeforeEach
  void writeTheOriginal() throws IOException {
    new Random(1).nextBytes(content);
    Files.write(Files.createDirectory(directory.resolve("original")).resolve("a.rows"), content);
    Files.createFile(directory.resolve("original").resolve("b.rows"));
    incoming = Files.createDirectory(directory.resolve("incoming"));
  }

  @Test
  void aFileThatCameInOrderIsTheOriginal() throws IOException {
    ReceivedFiles files = received(original());
    files.add(Chunks.of(0, 0, data(0, 400)));
    files.add(Chunks.of(0, 400, data(400, BYTES)));
    assertTrue(files.isComplete());
    assertArrayEquals(content, Files.readAllBytes(incoming.resolve("a.rows")));
    assertEquals(0, Files.size(incoming.resolve("b.rows")));
  }

  @Test
  void aDamagedChunkLeavesWhatCameBefore() throws IOException {
    ReceivedFiles files = received(original());
    files.add(Chunks.of(0, 0, data(0, 400)));
    var damaged = Chunks.of(0, 400, data(400, BYTES)).toBuilder().setData(data(0, 600)).build();
    assertThrows(BrokenStreamException.class, () -> files.add(damaged));
    assertEquals(400, files.offset());
    files.add(Chunks.of(0, 400, data(400, BYTES)));
    assertTrue(files.isComplete());
  }

  @Test
  void chunksOutOfPlaceAreRefused() throws IOException {
    ReceivedFiles files = received(original());
    files.add(Chunks.of(0, 0, data(0, 400)));
    refused(files, 0, 0, data(0, 400));
    refused(files, 0, 500, data(500, BYTES));
    refused(files, 1, 0, data(0, 1));
    refused(files, 0, 400, ByteString.EMPTY);
    refused(files, 0, 400, data(400, BYTES).concat(data(0, 1)));
    refused(files, 0, 400, ByteString.copyFrom(new byte[TransferLimits.CHUNK_BYTES + 1]));
  }

  @Test
  void aFileWithAnotherHashIsRefused() throws IOException {
    ReceivedFiles files = received(original());
    refused(files, 0, 0, ByteString.copyFrom(new byte[BYTES]));
  }

  @Test
  void listsThatMakeNoSenseAreRefused() throws IOException {
    SnapshotFile file = original().getFiles(0);
    for (String name : new String[] {"", "..", "../a", "/etc/a", "a/b", ".hidden", "a.B"}) {
      refusedList(file.toBuilder().setName(name).build());
    }
    refusedList(file, file);
    refusedList(file.toBuilder().setBytes(-1).build());
    refusedList(file.toBuilder().setBytes(TransferLimits.SNAPSHOT_BYTES + 1).build());
    refusedList(
        file, file.toBuilder().setName("b.rows").setBytes(TransferLimits.SNAPSHOT_BYTES).build());
    refusedList(file.toBuilder().setSha256(ByteString.EMPTY).build());
    refusedList();
    var many = new SnapshotFile[TransferLimits.FILES + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = file.toBuilder().setName("f" + i).build();
    }
    refusedList(many);
  }

  private void refusedList(SnapshotFile... files) {
    var contents = SnapshotContents.newBuilder();
    for (SnapshotFile file : files) {
      contents.addFiles(file);
    }
    assertThrows(MalformedTransferException.class, () -> received(contents.build()));
  }

  private static void refused(ReceivedFiles files, int file, long offset, ByteString data) {
    assertThrows(MalformedTransferException.class, () -> files.add(Chunks.of(file, offset, data)));
  }

  private ReceivedFiles received(SnapshotContents contents) throws IOException {
    return new ReceivedFiles(contents, incoming);
  }

  private SnapshotContents original() throws IOException {
    var prepared = PreparedSnapshot.of(directory.resolve("original"), 7);
    return SnapshotContents.newBuilder().addAllFiles(prepared.files()).build();
  }

  private ByteString data(int from, int end) {
    return ByteString.copyFrom(content, from, end - from);
  }
}
