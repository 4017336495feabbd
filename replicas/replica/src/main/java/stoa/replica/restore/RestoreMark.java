package stoa.replica.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The file `restored` in the member's data directory: which restore it began with, and whether the
/// database has all of it.
record RestoreMark(String id, boolean loaded) {
  private static final String FILE = "restored";
  private static final String LOADING = "loading";
  private static final String LOADED = "loaded";

  static Optional<RestoreMark> read(Path dataDirectory) {
    Path file = dataDirectory.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      if (lines.size() != 2) {
        throw new IOException(file + " is not understood");
      }
      return Optional.of(new RestoreMark(lines.get(0), lines.get(1).equals(LOADED)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Durable on return.
  void write(Path dataDirectory) {
    try {
      Files.createDirectories(dataDirectory);
      Path next = dataDirectory.resolve(FILE + ".next");
      Files.writeString(next, id + "\n" + (loaded ? LOADED : LOADING) + "\n");
      force(next);
      Files.move(
          next,
          dataDirectory.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      force(dataDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
