package stoa.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Caches of loaded, linked and profiled classes that halve the start of a JVM and more. Made by
/// `stoa train`, used when they match, done without otherwise.
///
/// A cache's name carries a digest over Java's version, the flags and each jar's path, size and
/// time of change, so that a build makes old caches unused instead of wrong. (The JVM checks the
/// jars once more by itself.)
///
/// @param directory `cli/target/aot` of the project
record AotCaches(Path directory, Mode mode) {
  enum Mode {
    /// Use what matches.
    USE,
    /// One process of each kind records; its cache is written when it is told to end.
    RECORD,
    OFF
  }

  private static final int DIGEST_CHARACTERS = 16;

  static AotCaches of(Path project, Mode mode) {
    return new AotCaches(project.resolve("cli").resolve("target").resolve("aot"), mode);
  }

  /// The flags that a unit's JVM needs for its cache; none where there is no cache for it.
  List<String> flags(UnitName unit, Module module) {
    Path cache = file(unit.kind(), module);
    return switch (mode) {
      case USE -> use(cache);
      case RECORD -> records(unit) ? List.of("-XX:AOTCacheOutput=" + draft(cache)) : List.of();
      case OFF -> List.of();
    };
  }

  /// The flags to use a cache, where it exists; the JVM goes on without one that does not match.
  static List<String> use(Path cache) {
    return Files.exists(cache)
        ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off")
        : List.of();
  }

  /// One unit of each kind records, and not the one that a training run may stop early.
  static boolean records(UnitName unit) {
    return unit.number() == (unit.kind().isFunction() ? 1 : 0);
  }

  /// The cache of the command line and the supervisor; the launcher names it too.
  Path commandLine() {
    return directory.resolve("cli.aot");
  }

  Path file(UnitKind kind, Module module) {
    return directory.resolve(kind.word() + "-" + digest(kind, module) + ".aot");
  }

  private static Path draft(Path cache) {
    return cache.resolveSibling(cache.getFileName() + ".draft");
  }

  /// Puts a recorded cache in its place and deletes older ones of the kind.
  ///
  /// @return false when the training run has left none
  boolean publish(UnitKind kind, Module module) throws IOException {
    Path cache = file(kind, module);
    if (!Files.exists(draft(cache))) {
      return false;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path old : files.filter(file -> isOldCache(file, kind, cache)).toList()) {
        Files.deleteIfExists(old);
      }
    }
    Files.move(draft(cache), cache, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static boolean isOldCache(Path file, UnitKind kind, Path cache) {
    String name = file.getFileName().toString();
    return name.startsWith(kind.word() + "-") && !file.equals(draft(cache));
  }

  private static String digest(UnitKind kind, Module module) {
    MessageDigest digest = sha256();
    digest.update(System.getProperty("java.vm.version", "").getBytes(StandardCharsets.UTF_8));
    digest.update(JvmFlags.of(kind).toString().getBytes(StandardCharsets.UTF_8));
    for (Path jar : module.jars()) {
      digest.update(describe(jar).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
  }

  private static String describe(Path jar) {
    try {
      Map<String, Object> facts = Files.readAttributes(jar, "size,lastModifiedTime");
      return jar + " " + facts.get("size") + " " + facts.get("lastModifiedTime") + "\n";
    } catch (IOException gone) {
      return jar + " is gone\n";
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
