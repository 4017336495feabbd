package stoa.cli.drill.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import stoa.cli.Json;

/// A history as JSON lines: one call a line, after a first line that names the format.
public final class HistoryFile {
  /// The first line. Another number means another meaning of the lines.
  record Heading(String format, int version) {
    static final Heading CURRENT = new Heading("stoa drill history", 1);
  }

  private HistoryFile() {}

  /// Writes a history, over what is there.
  public static void write(Path file, List<Call> calls) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      line(lines, Heading.CURRENT);
      for (Call call : calls) {
        line(lines, call);
      }
    }
  }

  private static void line(BufferedWriter lines, Object value) throws IOException {
    lines.write(Json.write(value));
    lines.write('\n');
  }

  /// Reads a history.
  ///
  /// @throws IOException when the file is no history of this version; the message says where
  public static List<Call> read(Path file) throws IOException {
    List<Call> calls = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !isHeading(lines.getFirst())) {
      throw new IOException(file + " is no history of stoa drill, version 1");
    }
    for (int line = 1; line < lines.size(); line++) {
      try {
        calls.add(Json.read(lines.get(line), Call.class));
      } catch (IOException broken) {
        throw new IOException(file + ", line " + (line + 1) + ": " + broken.getMessage(), broken);
      }
    }
    return calls;
  }

  private static boolean isHeading(String line) {
    try {
      return Json.read(line, Heading.class).equals(Heading.CURRENT);
    } catch (IOException notJson) {
      return false;
    }
  }
}
