package stoa.ordering.udp.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import stoa.ordering.udp.ConfigurationException;

/// A member's directory: locked against a second process, bound to one member of one group, and the
/// place of its journal and its incarnation.
///
/// A directory is new until the first start has finished, even if that was interrupted before. The
/// group's bootstrap is refused where there is data. A new directory without bootstrap is that of a
/// member whose disk was lost, or that was never there: it has no vote to give.
///
/// A directory that was bootstrapped carries the file `founding` until it is decided whether the
/// member gets a vote: a restart in between goes on with that, whether it is told to bootstrap
/// again or not.
public final class DataDirectory implements Closeable {
  private final Path directory;
  private final FileChannel lockFile;

  private DataDirectory(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /// Locks the directory and checks whose it is.
  ///
  /// @param bootstrap whether this is the first start of the whole group
  /// @throws ConfigurationException when it is in use, another's, or not new and `bootstrap`
  public static DataDirectory open(Path directory, Identity identity, boolean bootstrap)
      throws IOException {
    Files.createDirectories(directory);
    DataDirectory data = new DataDirectory(directory, lock(directory));
    try {
      data.check(identity, bootstrap);
      return data;
    } catch (RuntimeException | IOException e) {
      data.close();
      throw e;
    }
  }

  /// Whether no start has finished here yet.
  public boolean isNew() throws IOException {
    return readIdentity() == null;
  }

  /// Whether this member was told that its group is new, and has neither got a vote nor found that
  /// the group exists.
  public boolean isFounding() {
    return Files.exists(foundingFile());
  }

  /// Remembers durably that this member was told so. To be called only while [#isNew()].
  public void beginFounding() throws IOException {
    Directories.replace(foundingFile(), new byte[0]);
  }

  /// It is decided. Durable on return.
  public void endFounding() throws IOException {
    if (Files.deleteIfExists(foundingFile())) {
      Directories.force(directory);
    }
  }

  /// Where the segments are.
  public Path journal() {
    return directory.resolve("journal");
  }

  /// Takes the next incarnation: larger than any this directory has seen, durable on return.
  ///
  /// @param drawn start time and random bits
  public long nextIncarnation(long drawn) throws IOException {
    Path file = directory.resolve("incarnation");
    long next = Math.max(drawn, lastIncarnation(file) + 1);
    Directories.replace(file, (next + "\n").getBytes(StandardCharsets.US_ASCII));
    return next;
  }

  /// Records that the journal exists, so that from now on its absence is a lost disk. The last step
  /// of a first start; without effect at any other.
  public void keepIdentity(Identity identity) throws IOException {
    if (readIdentity() == null) {
      Directories.replace(identityFile(), identity.toLine().getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  private void check(Identity identity, boolean bootstrap) throws IOException {
    String known = readIdentity();
    if (known != null && bootstrap && !isFounding()) {
      throw new ConfigurationException(
          "data directory "
              + directory
              + " has data already: STOA_BOOTSTRAP=true is for the very first start only, unset it");
    }
    if (known != null && !known.equals(identity.toLine())) {
      throw new ConfigurationException(
          "data directory %s belongs to %s, not to %s"
              .formatted(directory, known.strip(), identity.toLine().strip()));
    }
    if (known != null && !Journal.exists(journal())) {
      throw new ConfigurationException("data directory " + directory + " has lost its journal");
    }
  }

  private @Nullable String readIdentity() throws IOException {
    Path file = identityFile();
    return Files.exists(file) ? Files.readString(file) : null;
  }

  private Path foundingFile() {
    return directory.resolve("founding");
  }

  private Path identityFile() {
    return directory.resolve("identity");
  }

  private static long lastIncarnation(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (NumberFormatException e) {
      throw new ConfigurationException(file + " does not contain an incarnation", e);
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another member of this very process; the answer is the same.
    }
    channel.close();
    throw new ConfigurationException(
        "data directory " + directory + " is in use by another process");
  }
}
