package stoa.replica.snapshot;

import com.google.protobuf.ByteString;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.ReplicatedTable;

/// What a snapshot holds: the applied state, and the columns of each table. Written last.
///
/// @param columns table → its columns, joined by commas
record Manifest(AppliedState state, Map<String, String> columns) {
  static final String FILE = "manifest.properties";
  private static final String FORMAT = "1";

  static Manifest of(AppliedState state, List<ReplicatedTable> tables) {
    var columns = new TreeMap<String, String>();
    tables.forEach(table -> columns.put(table.name(), String.join(",", table.columns())));
    return new Manifest(state, columns);
  }

  void write(Path directory) throws IOException {
    try (var file = new FileOutputStream(directory.resolve(FILE).toFile())) {
      file.write(content());
      file.getChannel().force(true);
    }
  }

  /// As it is written.
  byte[] content() {
    var lines = new StringBuilder();
    line(lines, "format", FORMAT);
    line(lines, "position", Long.toString(state.position()));
    line(lines, "groupTimeMillis", Long.toString(state.groupTimeMillis()));
    line(lines, "activeLevel", Integer.toString(state.activeLevel()));
    line(lines, "rollingHash", HexFormat.of().formatHex(state.rollingHash().toByteArray()));
    line(lines, "logState", HexFormat.of().formatHex(state.logState().toByteArray()));
    columns.forEach((table, names) -> line(lines, "table." + table, names));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder lines, String name, String value) {
    lines.append(name).append('=').append(value).append('\n');
  }

  /// @throws IOException when there is none, or it is of another format
  static Manifest read(Path directory) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
      properties.load(reader);
    }
    if (!FORMAT.equals(properties.getProperty("format"))) {
      throw new IOException("a snapshot of an unknown format in " + directory);
    }
    var columns = new TreeMap<String, String>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith("table.")) {
        columns.put(name.substring("table.".length()), properties.getProperty(name));
      }
    }
    return new Manifest(state(properties), columns);
  }

  private static AppliedState state(Properties properties) throws IOException {
    try {
      return new AppliedState(
          Long.parseLong(properties.getProperty("position", "")),
          Long.parseLong(properties.getProperty("groupTimeMillis", "")),
          Integer.parseInt(properties.getProperty("activeLevel", "")),
          ByteString.copyFrom(HexFormat.of().parseHex(properties.getProperty("rollingHash", "?"))),
          // Absent in snapshots of a build that kept none.
          ByteString.copyFrom(HexFormat.of().parseHex(properties.getProperty("logState", ""))));
    } catch (IllegalArgumentException e) {
      throw new IOException("a snapshot with a damaged manifest", e);
    }
  }

  /// @throws IOException when a table is missing or has other columns than this build knows
  void mustCover(List<ReplicatedTable> tables) throws IOException {
    for (ReplicatedTable table : tables) {
      String names = String.join(",", table.columns());
      if (!names.equals(columns.get(table.name()))) {
        throw new IOException("the snapshot's table " + table.name() + " has other columns");
      }
    }
  }
}
