package stoa.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.cli.Json;
import stoa.cli.keys.PrivateFiles;

/// The layout of a local system's data directory.
///
/// | path | holds |
/// |---|---|
/// | `stoa-data.json` | that this is such a directory, and the base port |
/// | `keys/` | signing, fingerprint and group keys, readable by the owner only |
/// | `units/NAME/` | the database and the files of a unit |
/// | `logs/NAME.log` | what a unit's processes print |
/// | `run/` | the supervisor's record and the processes of each unit |
/// | `bootstrap/GROUP` | how far a group's first start has come |
/// | `restore/PART/` | a backup that the first start begins with |
/// | `replace/MEMBER` | that the member begins with an empty disk in an existing group |
record DataDirectory(Path root) {
  /// What is kept with the data: the base port, because Raft's configuration names addresses.
  record Facts(int format, int basePort) {
    static final int FORMAT = 1;
  }

  DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  Path keys() {
    return root.resolve("keys");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path run() {
    return root.resolve("run");
  }

  Path unit(UnitName name) {
    return root.resolve("units").resolve(name.toString());
  }

  Path database(UnitName name) {
    return unit(name).resolve("database");
  }

  Path files(UnitName name) {
    return unit(name).resolve("files");
  }

  Path log(String name) {
    return logs().resolve(name + ".log");
  }

  Path supervisorRecord() {
    return run().resolve("supervisor.json");
  }

  Path lock() {
    return run().resolve("lock");
  }

  Path processes() {
    return run().resolve("units");
  }

  Path bootstrap(UnitKind group) {
    return root.resolve("bootstrap").resolve(group.word());
  }

  /// A backup that the system's first start begins with; not there as a rule.
  Path restore() {
    return root.resolve("restore");
  }

  /// The mark of a member that is being replaced.
  Path replaced(UnitName member) {
    return root.resolve("replace").resolve(member.toString());
  }

  private Path facts() {
    return root.resolve("stoa-data.json");
  }

  /// Absent where no system has ever been started.
  ///
  /// @throws IOException when the file cannot be read or is of a later format
  Optional<Facts> readFacts() throws IOException {
    if (!Files.exists(facts())) {
      return Optional.empty();
    }
    Facts facts = Json.read(Files.readString(facts()), Facts.class);
    if (facts.format() != Facts.FORMAT) {
      throw new IOException(facts() + " is of format " + facts.format() + ", this build knows 1");
    }
    return Optional.of(facts);
  }

  /// Makes the directory and what is in it; keeps what is there.
  void create(int basePort) throws IOException {
    for (Path directory : new Path[] {root, keys(), run(), processes()}) {
      Files.createDirectories(directory);
    }
    Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(logs());
    Files.createDirectories(root.resolve("bootstrap"));
    if (!Files.exists(facts())) {
      writeDurably(facts(), Json.writeIndented(new Facts(Facts.FORMAT, basePort)) + "\n");
    }
  }

  /// Replaces a small file at once: after a crash of the machine it is the old one or the new one.
  /// Readable by its owner only.
  static void writeDurably(Path file, String text) throws IOException {
    PrivateFiles.writeDurably(file, text);
  }

  /// The same for what means nothing after a crash of the machine.
  static void write(Path file, String text) throws IOException {
    PrivateFiles.write(file, text);
  }

  /// Deletes a tree; what is not there is no error.
  static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(tree, new Deletion());
  }

  /// Bytes below a directory; what vanishes while counting counts as nothing.
  static long bytesBelow(Path tree) {
    try (var files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).mapToLong(DataDirectory::sizeOrZero).sum();
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  private static long sizeOrZero(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
