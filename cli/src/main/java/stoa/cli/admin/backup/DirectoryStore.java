package stoa.cli.admin.backup;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/// A set in a directory. It is readable by its owner only, because password hashes are in it.
final class DirectoryStore implements SetStore {
  private final Path directory;

  DirectoryStore(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  @Override
  public boolean isEmpty() throws IOException {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  @Override
  public OutputStream create(String name) throws IOException {
    Path file = file(name);
    if (!Files.exists(directory)) {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    Files.createDirectories(file.getParent());
    return new DurableFile(file);
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(file(name));
  }

  private Path file(String name) throws IOException {
    Path file = directory.resolve(name).normalize();
    if (!file.startsWith(directory)) {
      throw new IOException("not a name within a set: " + name);
    }
    return file;
  }

  @Override
  public String toString() {
    return directory.toString();
  }

  @Override
  public void close() {}

  /// Forced, with its name, when it is closed.
  private static final class DurableFile extends FileOutputStream {
    private final Path path;

    DurableFile(Path path) throws IOException {
      super(path.toFile());
      this.path = path;
    }

    @Override
    public void close() throws IOException {
      if (getChannel().isOpen()) {
        getChannel().force(true);
        super.close();
        try (var parent = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
          parent.force(true);
        }
      }
    }
  }
}
