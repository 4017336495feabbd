package stoa.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Remembers how far the very first start of each group has come.
///
/// ```
///   nothing ──begin──▶ "begun" ──every member serves──▶ "done"
///                         │
///                         └─ found by a later start: that one crashed; the group's data is deleted
///                            and the first start begins again
/// ```
///
/// Deleting is safe because the gateway starts only when both groups are done, so nothing in the
/// data was ever acknowledged to a client. Only while a group is "begun" is a member told to
/// bootstrap, and only when it has no files yet: a member that lost its disk later must never start
/// empty.
record Bootstrap(DataDirectory data) {
  private static final String BEGUN = "begun";
  private static final String DONE = "done";

  boolean isDone(UnitKind group) throws IOException {
    return DONE.equals(read(group));
  }

  /// Call before any member is started.
  void begin(UnitKind group) throws IOException {
    if (isDone(group)) {
      return;
    }
    for (UnitName member : UnitName.members(group)) {
      DataDirectory.deleteTree(data.unit(member));
    }
    write(group, BEGUN);
  }

  void finish(UnitKind group) throws IOException {
    write(group, DONE);
  }

  /// True when the member is to be started with `STOA_BOOTSTRAP=true`.
  boolean isNeededBy(UnitName member) {
    try {
      return BEGUN.equals(read(member.kind())) && hasNoFiles(data.files(member));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static boolean hasNoFiles(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return true;
    }
    try (var files = Files.walk(directory)) {
      return files.noneMatch(Files::isRegularFile);
    }
  }

  private String read(UnitKind group) throws IOException {
    Path mark = data.bootstrap(group);
    return Files.exists(mark) ? Files.readString(mark).strip() : "";
  }

  private void write(UnitKind group, String state) throws IOException {
    DataDirectory.writeDurably(data.bootstrap(group), state + "\n");
  }
}
