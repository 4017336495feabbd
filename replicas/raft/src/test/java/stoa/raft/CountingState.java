package stoa.raft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.CommittedEntry;
import stoa.replica.snapshot.StateSnapshots;

/// A state machine that keeps every command it was given, in order, and what a database would keep:
/// the applied position.
final class CountingState implements CommittedEntries, StateSnapshots {
  private final List<String> commands = new ArrayList<>();
  private long position = NOTHING_APPLIED;
  private int restored;
  private int largestBatch;
  private volatile boolean broken;
  private volatile @Nullable Throwable snapshotFailure;

  @Override
  public synchronized void apply(List<CommittedEntry> entries) {
    if (broken) {
      throw new IllegalStateException("the database is away");
    }
    for (var entry : entries) {
      if (entry.position() <= position) {
        throw new AssertionError(entry.position() + " after " + position);
      }
      position = entry.position();
      entry.commands().forEach(c -> commands.add(new String(c, StandardCharsets.UTF_8)));
    }
    largestBatch = Math.max(largestBatch, entries.size());
  }

  void breakDatabase() {
    broken = true;
  }

  /// @param failure an unchecked exception or an error, thrown whenever a snapshot is written
  void breakSnapshots(Throwable failure) {
    snapshotFailure = failure;
  }

  void mendSnapshots() {
    snapshotFailure = null;
  }

  @Override
  public synchronized long appliedPosition() {
    return position;
  }

  /// As if it had been loaded from a backup.
  synchronized void load(List<String> restoredCommands, long restoredPosition) {
    commands.addAll(restoredCommands);
    position = restoredPosition;
  }

  synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  synchronized int size() {
    return commands.size();
  }

  synchronized int restored() {
    return restored;
  }

  @Override
  public synchronized PinnedState pin() {
    var pinnedCommands = List.copyOf(commands);
    long pinnedPosition = position;
    return new PinnedState() {
      @Override
      public long position() {
        return pinnedPosition;
      }

      @Override
      public void writeTo(Path directory) throws IOException {
        switch (snapshotFailure) {
          case RuntimeException failure -> throw failure;
          case Error failure -> throw failure;
          case null, default -> {}
        }
        Files.write(directory.resolve("commands"), pinnedCommands);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public synchronized void restoreFrom(Path directory) throws IOException {
    commands.clear();
    commands.addAll(Files.readAllLines(directory.resolve("commands")));
    position = SnapshotManifest.read(directory).position();
    restored++;
  }
}
