package stoa.cli.admin.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import stoa.cli.CommandFailure;
import stoa.cli.admin.backup.BackupManifest.FileFacts;
import stoa.cli.admin.backup.BackupManifest.Part;

/// Checks a set and copies it to where members find it, each part with a `restore.properties` that
/// says what is to be made of it. All members of a restore are given the same staging: it carries
/// the restore's id and its ranges of numbers.
public final class Staging {
  /// What was decided so long before the customer group's part, by the groups' clocks, is told
  /// again, too: those may differ by seconds.
  static final long MARGIN_MILLIS = 5 * 60 * 1000L;

  private static final String ORDER = "restore.properties";

  /// Ranges are counted from here.
  private static final long FIRST_RANGE_MILLIS =
      Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

  private final SetStore store;
  private final BackupManifest manifest;
  private final InstantSource time;

  private Staging(SetStore store, BackupManifest manifest, InstantSource time) {
    this.store = store;
    this.manifest = manifest;
    this.time = time;
  }

  /// Reads a set's manifest and checks what can be told from it.
  ///
  /// @param cluster of the system that is to begin with it
  /// @param only the parts that are wanted; empty for all
  /// @param force when parts are left out
  /// @throws CommandFailure when the set must not be restored
  public static Staging of(
      SetStore store, long cluster, List<String> only, boolean force, InstantSource time) {
    BackupManifest whole = BackupManifest.read(store);
    List<String> wanted = only.isEmpty() ? Backup.PARTS : only;
    if (!Backup.PARTS.containsAll(wanted)) {
      throw new CommandFailure("the parts of a backup are " + String.join(", ", Backup.PARTS));
    }
    if (!wanted.containsAll(Backup.PARTS) && !force) {
      throw new CommandFailure(
          "parts of different age do not agree: restore all, or give --force with --only");
    }
    if (whole.cluster() != cluster) {
      throw new CommandFailure(
          "%s is a backup of cluster %d, and not of cluster %d"
              .formatted(store, whole.cluster(), cluster));
    }
    if (time.millis() <= whole.endedAtMillis()) {
      throw new CommandFailure(
          "this machine's clock is behind the backup's, and new ranges of numbers are made from it:"
              + " set it right");
    }
    List<Part> parts = wanted.stream().map(name -> part(store, whole, name)).toList();
    return new Staging(
        store,
        new BackupManifest(
            whole.format(),
            whole.id(),
            whole.cluster(),
            whole.startedAtMillis(),
            whole.endedAtMillis(),
            parts),
        time);
  }

  private static Part part(SetStore store, BackupManifest manifest, String name) {
    Part part =
        manifest.part(name).orElseThrow(() -> new CommandFailure(store + " has no part " + name));
    Integer level = part.level();
    if (level != null && level > BackupManifest.NEWEST_LEVEL) {
      throw new CommandFailure(
          "the %s group's level is %d, and this build knows %d at most: use a newer build"
              .formatted(name, level, BackupManifest.NEWEST_LEVEL));
    }
    return part;
  }

  /// Copies the parts to `DIR/customer`, `DIR/product` and `DIR/payment`, and compares each file
  /// with its checksum on the way.
  ///
  /// @param directory new or empty
  /// @param said is told of each part
  /// @throws CommandFailure when a checksum is wrong or a file is missing
  public void copyTo(Path directory, Consumer<String> said) {
    String restore = UUID.randomUUID().toString();
    long range = (time.millis() - FIRST_RANGE_MILLIS) / 1000;
    try (SetStore staged = new DirectoryStore(directory)) {
      if (!staged.isEmpty()) {
        throw new CommandFailure(staged + " is not empty");
      }
      for (Part part : manifest.parts()) {
        for (FileFacts file : part.files()) {
          copy(part.name() + "/" + file.name(), file, staged);
        }
        write(staged, part.name() + "/" + ORDER, order(part, restore, range));
        said.accept(part.name() + ": " + part.files().size() + " files are whole");
      }
    } catch (IOException failure) {
      throw new CommandFailure(
          "%s cannot be copied to %s: %s".formatted(store, directory, failure.getMessage()),
          failure);
    }
  }

  private void copy(String name, FileFacts facts, SetStore staged) throws IOException {
    try (InputStream in = store.open(name);
        var out = new HashedOutput(staged.create(name))) {
      in.transferTo(out);
      if (!out.facts(facts.name()).equals(facts)) {
        throw new CommandFailure(
            "%s/%s is damaged: it is not what the backup wrote".formatted(store, name));
      }
    } catch (java.nio.file.NoSuchFileException missing) {
      throw new CommandFailure("%s/%s is missing".formatted(store, name), missing);
    }
  }

  private static void write(SetStore staged, String name, String text) throws IOException {
    try (OutputStream out = staged.create(name)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String order(Part part, String restore, long range) {
    var lines = new StringBuilder();
    line(lines, "format", 1);
    line(lines, "restore", restore);
    line(lines, "backup", manifest.id());
    line(lines, "part", part.name());
    line(lines, "cluster", manifest.cluster());
    if (part.position() != null && part.level() != null) {
      line(lines, "position", part.position());
      line(lines, "level", part.level());
      line(lines, "decidedSinceMillis", decidedSinceMillis(part));
      line(lines, "range", range);
    }
    for (FileFacts file : part.files()) {
      line(lines, "file." + file.name(), file.bytes() + " " + file.sha256());
    }
    return lines.toString();
  }

  /// The group time of the oldest part, which is the customer group's.
  private long decidedSinceMillis(Part part) {
    Long begun =
        manifest.part(Backup.CUSTOMER).map(Part::groupTimeMillis).orElse(part.groupTimeMillis());
    return Math.min(begun == null ? Long.MAX_VALUE : begun, manifest.startedAtMillis())
        - MARGIN_MILLIS;
  }

  private static void line(StringBuilder lines, String name, Object value) {
    lines.append(name).append('=').append(value).append('\n');
  }
}
