package stoa.replica.transfer;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import stoa.proto.peer.v1.SnapshotFile;

/// A snapshot that is written and can be sent.
///
/// @param name names it at this member
/// @param position the last position whose effects it contains
/// @param files in the order of their names
record PreparedSnapshot(String name, Path directory, long position, List<SnapshotFile> files) {
  private static final int BUFFER_BYTES = 64 * 1024;

  /// Describes the files of a directory.
  static PreparedSnapshot of(Path directory, long position) throws IOException {
    var files = new ArrayList<SnapshotFile>();
    try (Stream<Path> found = Files.list(directory)) {
      for (Path file : found.sorted().toList()) {
        files.add(
            SnapshotFile.newBuilder()
                .setName(String.valueOf(file.getFileName()))
                .setBytes(Files.size(file))
                .setSha256(sha256(file))
                .build());
      }
    }
    return new PreparedSnapshot(
        UUID.randomUUID().toString(), directory, position, List.copyOf(files));
  }

  Path path(int file) {
    return directory.resolve(files.get(file).getName());
  }

  /// The hash of a file's content.
  static ByteString sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return ByteString.copyFrom(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
