package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Commands submitted at the members of a group, and what must have become of them.
final class Workload {
  /// Which part of some commands may have an unknown outcome: as if two members had been left out
  /// in turn, each with all its commands.
  private static final double MOST_UNKNOWN = 0.4;

  private final List<Recorder> recorders;
  private final long seed;
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  /// @param recorders what the members feed
  /// @param seed told where something differs
  Workload(List<Recorder> recorders, long seed) {
    this.recorders = recorders;
    this.seed = seed;
  }

  /// Submits at all members and waits for the answers. On a busy machine a member may be left out
  /// of the view for a moment, and then says that it does not know: that command may be ordered or
  /// not; but not more than [#MOST_UNKNOWN] of them.
  ///
  /// @return those that were acknowledged, with their numbers
  List<String> submitEverywhere(LocalGroup group, int count, int bytes) {
    List<CompletableFuture<String>> futures = new ArrayList<>();
    String filling = "x".repeat(bytes);
    for (int i = 0; i < count; i++) {
      futures.add(submit(group, i % LocalGroup.MEMBERS, System.nanoTime() + "-" + i + filling));
    }
    List<String> acknowledged =
        futures.stream().map(CompletableFuture::join).filter(text -> !text.isEmpty()).toList();
    int least = count - (int) (count * MOST_UNKNOWN);
    assertTrue(
        acknowledged.size() >= least,
        () -> acknowledged.size() + " of " + count + " acknowledged, seed " + seed);
    return acknowledged;
  }

  /// Submits again what was certainly not ordered, because the member has no turns at the moment.
  CompletableFuture<String> submit(LocalGroup group, int member, String command) {
    return group
        .node(member)
        .submit(command.getBytes(StandardCharsets.UTF_8))
        .thenApply(number -> number + ":" + command)
        .toCompletableFuture()
        .exceptionallyCompose(error -> again(group, member, command, error));
  }

  private CompletableFuture<String> again(
      LocalGroup group, int member, String command, Throwable error) {
    if (error.getCause() instanceof OutcomeUnknownException) {
      unknown.add(command);
      return CompletableFuture.completedFuture("");
    }
    return error.getCause() instanceof RefusedException
        ? CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
            .thenCompose(_ -> submit(group, member, command))
        : CompletableFuture.failedFuture(error);
  }

  void assertSameEverywhere(LocalGroup group, List<String> answers) {
    Set<String> acknowledged = new HashSet<>(answers);
    acknowledged.remove("");
    LocalGroup.await(
        "all have applied " + acknowledged.size() + ", and as much as the others",
        () ->
            recorders.getFirst().count() >= acknowledged.size()
                && recorders.stream().mapToInt(Recorder::count).distinct().count() == 1);
    List<String> first = recorders.getFirst().commands();
    for (Recorder recorder : recorders) {
      assertEquals(first, recorder.commands(), "seed " + seed);
    }
    assertEquals(first.size(), new HashSet<>(first).size(), "each once, seed " + seed);
    assertTrue(first.containsAll(acknowledged), "seed " + seed);
    for (String applied : first) {
      String command = applied.substring(applied.indexOf(':') + 1);
      assertTrue(
          acknowledged.contains(applied) || unknown.contains(command),
          () -> "nobody asked for it, seed " + seed);
    }
    assertEquals(List.of(), List.copyOf(group.halts));
  }
}
