package stoa.customer.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import stoa.replica.snapshot.StateSnapshots;

/// Snapshots of this member's state that an operator asked for: one directory each, named by its
/// position, below `snapshots` in the data directory. The last [#KEPT] stay.
///
/// They are written one after the other, into a draft that is renamed when it is complete.
public final class MemberSnapshots implements AutoCloseable {
  /// How many are kept.
  static final int KEPT = 2;

  private static final String DRAFT = "draft";

  private final MemberState state;
  private final Path directory;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("snapshot").daemon().factory());

  /// @param dataDirectory the member's own
  public MemberSnapshots(MemberState state, Path dataDirectory) {
    this.state = state;
    this.directory = dataDirectory.resolve("snapshots");
  }

  /// Writes the state of now, and forces it and the database to disk.
  ///
  /// @return the position that it covers
  CompletionStage<Long> take() {
    return CompletableFuture.supplyAsync(
        () -> {
          try (StateSnapshots.PinnedState pinned = state.pin()) {
            return write(pinned);
          } catch (IOException e) {
            throw new UncheckedIOException("the snapshot cannot be written", e);
          }
        },
        executor);
  }

  private long write(StateSnapshots.PinnedState pinned) throws IOException {
    Path complete = directory.resolve(Long.toString(pinned.position()));
    Path draft = directory.resolve(DRAFT);
    delete(draft);
    Files.createDirectories(draft);
    pinned.writeTo(draft);
    delete(complete);
    Files.move(draft, complete, StandardCopyOption.ATOMIC_MOVE);
    forgetOldest();
    return pinned.position();
  }

  private void forgetOldest() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      List<Path> newestFirst =
          all.sorted(Comparator.comparingLong(MemberSnapshots::position).reversed()).toList();
      for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
        delete(old);
      }
    }
  }

  private static long position(Path snapshot) {
    String name = String.valueOf(snapshot.getFileName());
    return name.matches("[0-9]{1,18}") ? Long.parseLong(name) : Long.MIN_VALUE;
  }

  private static void delete(Path snapshot) throws IOException {
    if (!Files.exists(snapshot)) {
      return;
    }
    try (Stream<Path> files = Files.walk(snapshot)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
