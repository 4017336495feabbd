package stoa.replica.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import stoa.proto.peer.v1.SnapshotChunk;
import stoa.proto.peer.v1.SnapshotContents;
import stoa.proto.peer.v1.SnapshotFile;

/// The files of one snapshot as they come in, chunk behind chunk. Each is compared with its hash as
/// soon as it is complete.
final class ReceivedFiles {
  private static final Pattern NAME = Pattern.compile(TransferLimits.FILE_NAME);
  private static final int SHA256_BYTES = 32;

  private final SnapshotContents contents;
  private final Path directory;
  private int file;
  private long offset;

  /// @param directory exists and is empty
  /// @throws MalformedTransferException when the contents are beyond a limit or make no sense
  ReceivedFiles(SnapshotContents contents, Path directory) throws IOException {
    this.contents = contents;
    this.directory = directory;
    check(contents.getFilesList());
    finishEmptyFiles();
  }

  private static void check(List<SnapshotFile> files) throws MalformedTransferException {
    long bytes = 0;
    Set<String> names = new HashSet<>();
    for (SnapshotFile described : files) {
      boolean sane =
          NAME.matcher(described.getName()).matches()
              && names.add(described.getName())
              && described.getSha256().size() == SHA256_BYTES
              && described.getBytes() >= 0
              && described.getBytes() <= TransferLimits.SNAPSHOT_BYTES - bytes;
      if (!sane || names.size() > TransferLimits.FILES) {
        throw new MalformedTransferException("a list of files that is not acceptable");
      }
      bytes += described.getBytes();
    }
    if (files.isEmpty()) {
      throw new MalformedTransferException("a snapshot without files");
    }
  }

  SnapshotContents contents() {
    return contents;
  }

  /// The file that the next chunk belongs to.
  int file() {
    return file;
  }

  /// How much of it is there, bytes.
  long offset() {
    return offset;
  }

  boolean isComplete() {
    return file == contents.getFilesCount();
  }

  /// Takes the next chunk.
  ///
  /// @throws BrokenStreamException when it is damaged
  /// @throws MalformedTransferException when it is not the next one, too large, or completes a file
  ///   that is not the announced one
  void add(SnapshotChunk chunk) throws IOException {
    if (!Chunks.isWhole(chunk)) {
      throw new BrokenStreamException("a damaged chunk");
    }
    int size = chunk.getData().size();
    boolean next = !isComplete() && chunk.getFile() == file && chunk.getOffset() == offset;
    if (!next
        || size == 0
        || size > TransferLimits.CHUNK_BYTES
        || size > described().getBytes() - offset) {
      throw new MalformedTransferException(
          "chunk %d/%d of %d bytes, where %d/%d comes next"
              .formatted(chunk.getFile(), chunk.getOffset(), size, file, offset));
    }
    try (OutputStream out =
        Files.newOutputStream(path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      chunk.getData().writeTo(out);
    }
    offset += size;
    if (offset == described().getBytes()) {
      finishFile();
      finishEmptyFiles();
    }
  }

  private void finishEmptyFiles() throws IOException {
    while (!isComplete() && described().getBytes() == 0) {
      Files.createFile(path());
      finishFile();
    }
  }

  private void finishFile() throws IOException {
    if (!PreparedSnapshot.sha256(path()).equals(described().getSha256())) {
      throw new MalformedTransferException("the file " + described().getName() + " is damaged");
    }
    try (var channel = FileChannel.open(path(), StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    file++;
    offset = 0;
  }

  private SnapshotFile described() {
    return contents.getFiles(file);
  }

  private Path path() {
    return directory.resolve(described().getName());
  }
}
