package stoa.cli.admin.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.cli.CommandFailure;
import stoa.cli.Json;

/// What a set holds; written last, so that a set without it is no backup.
///
/// @param id names the set
/// @param cluster whose it is
/// @param startedAtMillis by this machine's clock, milliseconds since 1970, UTC
/// @param parts in the order in which they were taken
public record BackupManifest(
    int format,
    String id,
    long cluster,
    long startedAtMillis,
    long endedAtMillis,
    List<Part> parts) {
  static final String FILE = "backup.json";
  static final int FORMAT = 1;

  /// The newest level that a member of this build knows.
  static final int NEWEST_LEVEL = 1;

  /// One part.
  ///
  /// @param name `customer`, `product` or `payment`
  /// @param member who gave it, `customer-2`
  /// @param position the last position whose effects are in it; absent of the ledger, as all below
  /// @param termOrEpoch Raft's term, or the sequencer's epoch
  /// @param groupTimeMillis milliseconds since 1970, UTC
  public record Part(
      String name,
      String member,
      @Nullable Long position,
      @Nullable Integer level,
      @Nullable Long termOrEpoch,
      @Nullable Long groupTimeMillis,
      List<FileFacts> files) {}

  /// A file of a part.
  ///
  /// @param name without the part's
  /// @param sha256 hexadecimal
  public record FileFacts(String name, long bytes, String sha256) {}

  void write(SetStore store) throws IOException {
    try (OutputStream out = store.create(FILE)) {
      out.write((Json.writeIndented(this) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /// @throws CommandFailure when there is none, or it is not understood
  static BackupManifest read(SetStore store) {
    try (InputStream in = store.open(FILE)) {
      BackupManifest manifest =
          Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), BackupManifest.class);
      if (manifest.format() != FORMAT) {
        throw new CommandFailure(
            "%s is a backup of format %d, this build knows %d"
                .formatted(store, manifest.format(), FORMAT));
      }
      return manifest;
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(store + " has no " + FILE + ": it is no backup, or not a whole one");
    } catch (IOException unreadable) {
      throw new CommandFailure(
          "%s of %s cannot be read: %s".formatted(FILE, store, unreadable.getMessage()),
          unreadable);
    }
  }

  Optional<Part> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }
}
