package stoa.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.cli.CommandFailure;

/// A backup on its way into a local system that does not exist yet.
///
/// ```
///  staged into "restore.part" ──rename──▶ "restore" ──up: every part begins with it──▶ deleted
///     crash: nothing has begun              crash: the next up goes on
/// ```
public final class LocalRestore {
  /// What local systems are (`STOA_CLUSTER`).
  public static final long CLUSTER = 1;

  private final DataDirectory data;

  /// @param data which system is meant
  public LocalRestore(DataOption data) {
    this(data.directory());
  }

  /// @param directory the system's data directory
  public LocalRestore(Path directory) {
    this(new DataDirectory(directory));
  }

  private LocalRestore(DataDirectory data) {
    this.data = data;
  }

  /// @throws CommandFailure when there is data, or a system runs
  public void mustBeAbsent() throws IOException {
    if (SupervisorRecord.find(data).isPresent()) {
      throw new CommandFailure("a system runs on " + data.root() + "; ./stoa reset removes it");
    }
    if (data.readFacts().isPresent() || Files.exists(data.root().resolve("units"))) {
      throw new CommandFailure(
          "there is data in %s; ./stoa reset removes it".formatted(data.root()));
    }
  }

  /// Where the backup is to be staged: a directory that is empty.
  public Path incoming() throws IOException {
    DataDirectory.deleteTree(data.restore());
    DataDirectory.deleteTree(part());
    return Files.createDirectories(part());
  }

  private Path part() {
    return data.root().resolve("restore.part");
  }

  /// The backup is staged: from now on the system begins with it.
  ///
  /// @param keys a directory of keys that were kept elsewhere; null to have new ones made
  public void arrived(@Nullable Path keys) throws IOException {
    if (keys != null) {
      copyKeys(keys);
    }
    Files.move(part(), data.restore(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void copyKeys(Path keys) throws IOException {
    if (!Files.isRegularFile(keys.resolve("jwks.json"))) {
      throw new CommandFailure(keys + " holds no keys of a system");
    }
    Files.createDirectories(data.keys());
    try (Stream<Path> files = Files.list(keys)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        DataDirectory.writeDurably(
            data.keys().resolve(String.valueOf(file.getFileName())), Files.readString(file));
      }
    }
  }
}
