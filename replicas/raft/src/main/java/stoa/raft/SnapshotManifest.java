package stoa.raft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// What a snapshot contains: its position, and size and checksum of each file. Kept beside the
/// files and copied with them, so that a snapshot that lost or changed something on its way is
/// refused.
///
/// @param position the last position whose effects the snapshot contains
/// @param files in the order of their names
record SnapshotManifest(long position, List<Entry> files) {
  /// The manifest's own name; no file of the state may bear it.
  static final String FILE_NAME = "stoa-snapshot";

  private static final String FIRST_LINE = "stoa snapshot 1 position=";
  private static final Pattern FIRST = Pattern.compile(FIRST_LINE + "(-?[0-9]{1,18})");
  private static final Pattern FILE =
      Pattern.compile("([0-9]{1,18}) ([0-9a-f]{1,8}) ([A-Za-z0-9][A-Za-z0-9._-]{0,127})");
  private static final int MAX_FILES = 10_000;
  private static final long MAX_MANIFEST_BYTES = 2L * 1024 * 1024;

  SnapshotManifest {
    files = List.copyOf(files);
  }

  /// @param crc32c checksum of the content
  record Entry(String name, long bytes, long crc32c) {}

  /// Describes the files of a directory.
  ///
  /// @throws IOException also when a name could not be described
  static SnapshotManifest of(long position, Path directory) throws IOException {
    var entries = new ArrayList<Entry>();
    try (var files = Files.list(directory)) {
      for (var file : files.sorted().toList()) {
        entries.add(describe(file));
      }
    }
    return new SnapshotManifest(position, entries);
  }

  private static Entry describe(Path file) throws IOException {
    var crc = new CRC32C();
    long bytes = 0;
    var buffer = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new Entry(String.valueOf(file.getFileName()), bytes, crc.getValue());
  }

  /// Writes the manifest into a directory and forces it to disk.
  void write(Path directory) throws IOException {
    var text = new StringBuilder(FIRST_LINE).append(position).append('\n');
    for (var file : files) {
      var line = "%d %x %s".formatted(file.bytes(), file.crc32c(), file.name());
      if (!FILE.matcher(line).matches()) {
        throw new IOException("not a name for a snapshot's file: " + file.name());
      }
      text.append(line).append('\n');
    }
    var manifest = directory.resolve(FILE_NAME);
    Files.writeString(manifest, text);
    try (var channel = FileChannel.open(manifest, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Reads the manifest of a directory; its files are not looked at.
  ///
  /// @throws IOException when it is missing or malformed
  static SnapshotManifest read(Path directory) throws IOException {
    var manifest = directory.resolve(FILE_NAME);
    if (Files.size(manifest) > MAX_MANIFEST_BYTES) {
      throw new IOException("snapshot manifest is too large: " + manifest);
    }
    var lines = Files.readAllLines(manifest);
    var first = FIRST.matcher(lines.isEmpty() ? "" : lines.getFirst());
    if (!first.matches() || lines.size() > MAX_FILES) {
      throw new IOException("not a snapshot manifest: " + manifest);
    }
    var entries = new ArrayList<Entry>();
    for (var line : lines.subList(1, lines.size())) {
      var file = FILE.matcher(line);
      if (!file.matches()) {
        throw new IOException("malformed line in " + manifest);
      }
      entries.add(
          new Entry(
              file.group(3), Long.parseLong(file.group(1)), Long.parseLong(file.group(2), 16)));
    }
    return new SnapshotManifest(Long.parseLong(first.group(1)), entries);
  }

  /// Compares the files of a directory with the manifest.
  ///
  /// @throws IOException naming the first that differs
  void verify(Path directory) throws IOException {
    for (var expected : files) {
      if (!describe(directory.resolve(expected.name())).equals(expected)) {
        throw new IOException("snapshot file is damaged: " + directory.resolve(expected.name()));
      }
    }
  }
}
