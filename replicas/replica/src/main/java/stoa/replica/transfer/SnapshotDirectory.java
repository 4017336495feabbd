package stoa.replica.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/// A directory that holds one snapshot at a time, on its way.
final class SnapshotDirectory {
  private final Path directory;

  SnapshotDirectory(Path directory) {
    this.directory = directory;
  }

  /// Makes it exist and be empty.
  Path empty() throws IOException {
    forget();
    return Files.createDirectories(directory);
  }

  /// Removes it with all that is in it, if it is there.
  void forget() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Forces the names in a directory to disk.
  static void force(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
