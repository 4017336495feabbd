package stoa.cli.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A program with an environment and a log file, in almost every case a JVM.
///
/// @param command the program and its arguments
/// @param environment asked at each start, because the first start of a group differs from later
///   ones
/// @param log what the program prints is appended here
record JvmPart(List<String> command, Supplier<Map<String, String>> environment, Path log)
    implements Part {
  static final String LABEL = "process";

  /// Above this size the log of earlier runs is put aside at a start.
  static final long LOG_LIMIT_BYTES = 64L << 20;

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public Process start() throws IOException {
    Files.createDirectories(log.getParent());
    putLargeLogAside();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Fewer allocation arenas: a JVM on glibc keeps some 20 MB less.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(environment.get());
    return builder.start();
  }

  private void putLargeLogAside() throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(
          log,
          log.resolveSibling(log.getFileName() + ".old"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
