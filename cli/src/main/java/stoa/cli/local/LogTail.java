package stoa.cli.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The end of a log file.
final class LogTail {
  /// At most so much of a file's end is read.
  private static final int LIMIT_BYTES = 256 << 10;

  private LogTail() {}

  /// @return the last lines, fewer when the file is short, none when there is no such file
  static List<String> lines(Path log, int count) throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - LIMIT_BYTES);
      byte[] end = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }
  }
}
