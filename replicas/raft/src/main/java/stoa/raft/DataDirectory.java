package stoa.raft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.ConfigurationException;

/// The member's Raft files, and the decision whether it may take part with them.
///
/// The file `member` says whose data this is and how far its first start came:
///
/// ```text
///   (no file) ──bootstrap──▶ bootstrapping ──log and votes exist──▶ complete
///       ├────────restore───▶ restoring ──────log and votes exist──▶ complete
///       └────────replace───▶ joining ────────log and votes exist──▶ complete
/// ```
///
/// It is written, forced and renamed before the engine touches the disk, so a first start that
/// crashes is continued by the next start with nothing forgotten. Once it is complete, a missing
/// log or vote file means a lost disk, and the member refuses.
final class DataDirectory {
  private static final String FIRST_LINE = "stoa raft member 1";
  private static final String BOOTSTRAPPING = "bootstrapping";
  private static final String RESTORING = "restoring";
  private static final String JOINING = "joining";
  private static final String COMPLETE = "complete";

  private final RaftSettings settings;
  private final Path raft;
  private final String stage;

  private DataDirectory(RaftSettings settings, Path raft, String stage) {
    this.settings = settings;
    this.raft = raft;
    this.stage = stage;
  }

  /// Decides by what is on the disk, the order to start, and the database's position.
  ///
  /// @throws ConfigurationException when the member must not take part, or the disk is unusable
  static DataDirectory open(RaftSettings settings, long appliedPosition, ExistingGroup existing) {
    var raft = settings.dataDirectory().resolve("raft");
    try {
      Files.createDirectories(raft);
      var file = raft.resolve("member");
      return Files.exists(file)
          ? existing(settings, raft, Files.readString(file))
          : first(settings, raft, appliedPosition, existing);
    } catch (IOException e) {
      throw new ConfigurationException("Raft data directory " + raft + " is not usable: " + e);
    }
  }

  private static DataDirectory existing(RaftSettings settings, Path raft, String content) {
    for (var stage : new String[] {BOOTSTRAPPING, RESTORING, JOINING, COMPLETE}) {
      if (content.equals(content(settings, stage))) {
        var directory = new DataDirectory(settings, raft, stage);
        directory.refuseWhatIsLost();
        directory.refuseAnEmptyLogBehindAState();
        return directory;
      }
    }
    throw new ConfigurationException(
        "%s is not the data of %s: its file `member` says %s"
            .formatted(raft, settings.names().name(settings.member()), content.lines().toList()));
  }

  private void refuseWhatIsLost() {
    if (stage.equals(COMPLETE)
        && !(Files.exists(log().resolve("CURRENT"))
            && Files.exists(votes().resolve("raft_meta")))) {
      throw new ConfigurationException(
          raft + " has lost its log or its votes; empty it and replace this member in the group");
    }
  }

  /// A log that begins anew below the state that it is the log of would repeat other positions.
  private void refuseAnEmptyLogBehindAState() {
    if (isRestoring() != (settings.startMode() == StartMode.RESTORE) && !hasVotes()) {
      throw new ConfigurationException(
          raft
              + " has begun its first start with a backup's state or without one, and must end it"
              + " so: set or unset STOA_RESTORE as before, or empty it");
    }
  }

  private static DataDirectory first(
      RaftSettings settings, Path raft, long appliedPosition, ExistingGroup existing)
      throws IOException {
    if (settings.startMode() == StartMode.NORMAL) {
      throw new ConfigurationException(
          raft
              + " is empty: start with bootstrap (whole group, first time) or replace this member");
    }
    if (settings.startMode() == StartMode.RESTORE) {
      // Whether the group exists was asked before the database was loaded, which takes long.
      write(settings, raft, RESTORING);
      return new DataDirectory(settings, raft, RESTORING);
    }
    if (appliedPosition != CommittedEntries.NOTHING_APPLIED) {
      throw new ConfigurationException(
          "%s is empty but the database stands at position %d: empty the database as well"
              .formatted(raft, appliedPosition));
    }
    if (settings.startMode() == StartMode.BOOTSTRAP) {
      refuseASecondStart(raft, existing);
    }
    var stage = settings.startMode() == StartMode.BOOTSTRAP ? BOOTSTRAPPING : JOINING;
    write(settings, raft, stage);
    return new DataDirectory(settings, raft, stage);
  }

  /// The setting may be left over from the group's first start. A member that begins anew beside
  /// the others has forgotten what it voted for and what it held.
  private static void refuseASecondStart(Path raft, ExistingGroup existing) {
    existing
        .trace()
        .ifPresent(trace -> {
          throw new ConfigurationException(
              "bootstrap refused, because %s: %s is empty, so replace this member in the group"
                  .formatted(trace, raft));
        });
  }

  /// Notes that log and votes are on the disk from now on.
  void complete() {
    if (!stage.equals(COMPLETE)) {
      try {
        write(settings, raft, COMPLETE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Whether the group's first members are those of the configuration: not for one that joins.
  boolean knowsFirstMembers() {
    return !stage.equals(JOINING);
  }

  /// Whether the group begins with the state of a backup, and this member's log has not begun yet.
  boolean isRestoring() {
    return stage.equals(RESTORING) && !hasVotes();
  }

  /// The engine saves them before anything else.
  private boolean hasVotes() {
    return Files.exists(votes().resolve("raft_meta"));
  }

  Path log() {
    return raft.resolve("log");
  }

  Path votes() {
    return raft.resolve("votes");
  }

  Path snapshots() {
    return raft.resolve("snapshots");
  }

  private static String content(RaftSettings settings, String stage) {
    return "%s%ngroup=%s%nmember=%d%nstage=%s%n"
        .formatted(FIRST_LINE, settings.group(), settings.member(), stage);
  }

  private static void write(RaftSettings settings, Path raft, String stage) throws IOException {
    var next = raft.resolve("member.next");
    Files.writeString(next, content(settings, stage), StandardCharsets.UTF_8);
    force(next);
    Files.move(
        next,
        raft.resolve("member"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    force(raft);
  }

  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
