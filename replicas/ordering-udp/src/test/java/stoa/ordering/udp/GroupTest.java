package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.ordering.udp.datagram.LossSettings;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class GroupTest {
  private static final int MEMBERS = LocalGroup.MEMBERS;

  /// Which part of some commands may have an unknown outcome: as if two members had been left out
  /// in turn, each with all its commands.
  private static final double MOST_UNKNOWN = 0.4;

  @TempDir Path directory;

  private final List<Recorder> recorders = LocalGroup.recorders();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private final long seed = System.nanoTime();

  @AfterEach
  void printSeed() {
    System.getLogger("GroupTest").log(System.Logger.Level.INFO, "seed " + seed);
  }

  @Test
  void deliversTheSameOrderEverywhere() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = submitEverywhere(group, 3000, 40);

      assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void deliversTheSameOrderOverABadNetwork() {
    try (LocalGroup group = start(new LossSettings(0.2, 0.1, 0.1, seed))) {
      List<String> acknowledged = submitEverywhere(group, 500, 40);

      assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void ordersCommandsThatNeedManyDatagramsOverABadNetwork() {
    try (LocalGroup group = start(new LossSettings(0.2, 0.1, 0.1, seed))) {
      List<String> acknowledged = submitEverywhere(group, 20, 100_000);

      assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void losesNothingAcknowledgedWhenAMemberGoesAndComesBack() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = new ArrayList<>(submitEverywhere(group, 200, 40));
      group.stop(2);
      List<CompletableFuture<String>> meanwhile = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        meanwhile.add(submit(group, i % 2 == 0 ? 0 : 4, "meanwhile-" + i));
      }
      group.start(2);
      meanwhile.forEach(future -> acknowledged.add(future.join()));
      acknowledged.addAll(submitEverywhere(group, 200, 40));

      assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void losesNothingAcknowledgedWhenAllStopAndComeBack() {
    List<String> acknowledged = new ArrayList<>();
    try (LocalGroup group = start(new LossSettings(0.05, 0.05, 0.05, seed))) {
      for (int round = 0; round < 3; round++) {
        acknowledged.addAll(submitEverywhere(group, 100, 40));
        for (int member = 0; member < MEMBERS; member++) {
          group.stop(member);
        }
        group.startAll();
      }
      acknowledged.addAll(submitEverywhere(group, 100, 40));

      assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void deliversAgainWhatTheApplicationForgot() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = submitEverywhere(group, 400, 40);
      assertSameEverywhere(group, acknowledged);
      group.stop(3);
      recorders.get(3).forgetAfter(recorders.get(3).position() / 2);
      group.start(3);

      assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void barriersCoverWhatAnyMemberAcknowledgedBefore() {
    Random random = new Random(seed);
    try (LocalGroup group = start(new LossSettings(0.02, 0.02, 0.02, seed))) {
      LocalGroup.await("all five take turns", () -> group.areTheView(List.of(0, 1, 2, 3, 4)));
      for (int i = 0; i < 100; i++) {
        SequencerNode writer = group.node(random.nextInt(MEMBERS));
        SequencerNode reader = group.node(random.nextInt(MEMBERS));
        byte[] command = ("w" + i).getBytes(StandardCharsets.UTF_8);
        long written = writer.submit(command).toCompletableFuture().join();
        long position = reader.readBarrier().toCompletableFuture().join();
        assertTrue(position >= written, position + " after " + written + ", seed " + seed);
      }
    }
  }

  @Test
  void refusesWhatIsBeyondItsBoundsAndAnswersEveryCaller() {
    LocalGroup group = LocalGroup.of(directory, LossSettings.NONE, recorders);
    group.start(0);
    List<CompletableFuture<Long>> futures = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      futures.add(group.node(0).submit(new byte[100]).toCompletableFuture());
    }
    CompletableFuture<Long> barrier = group.node(0).readBarrier().toCompletableFuture();
    assertThrows(CompletionException.class, barrier::join, "no majority answers");
    group.close();

    Set<String> outcomes = new HashSet<>();
    for (CompletableFuture<Long> future : futures) {
      Throwable cause = assertThrows(CompletionException.class, future::join).getCause();
      if (cause instanceof RefusedException refused) {
        outcomes.add(refused.reason().name());
      } else {
        assertInstanceOf(OutcomeUnknownException.class, cause);
        outcomes.add("UNKNOWN");
      }
    }
    assertEquals(Set.of("OVERLOADED", "UNAVAILABLE"), outcomes);
  }

  @Test
  void refusesCommandsOfTheWrongSize() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      for (int size : List.of(0, SequencerNode.MAXIMUM_COMMAND_BYTES + 1)) {
        CompletableFuture<Long> future = group.node(0).submit(new byte[size]).toCompletableFuture();
        assertInstanceOf(
            RefusedException.class,
            assertThrows(CompletionException.class, future::join).getCause());
      }
    }
  }

  @Test
  void haltsWhenABatchCannotBeApplied() throws InterruptedException {
    DeliveryListener failing =
        (batch, state) -> {
          throw new IllegalStateException("database gone");
        };
    try (LocalGroup group =
        new LocalGroup(
            directory,
            LossSettings.NONE,
            member -> member == 1 ? failing : recorders.get(member),
            member -> recorders.get(member)::position)) {
      group.startAll();
      submit(group, 0, "x").join();

      assertEquals(
          "1: a delivered batch could not be applied", group.halts.poll(30, TimeUnit.SECONDS));
      assertTrue(!group.node(1).status().running());
    }
  }

  @Test
  void cutsTheJournalOnceAllHoldWhatIsAppliedDurably() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = new ArrayList<>(submitEverywhere(group, 900, 20_000));
      LocalGroup.await(
          "the first segments are gone everywhere",
          () -> {
            // A few at a time: the journal's base moves with numbers, and each of these gets one.
            for (int round = 0; round < 50; round++) {
              acknowledged.addAll(submitEverywhere(group, MEMBERS, 40));
            }
            for (int member = 0; member < MEMBERS; member++) {
              group.node(member).durablyApplied(recorders.get(member).position());
            }
            return firstSegments() == 0;
          });
      assertSameEverywhere(group, acknowledged);
      for (int member = 0; member < MEMBERS; member++) {
        group.stop(member);
      }
      group.startAll();
      acknowledged.addAll(submitEverywhere(group, 100, 40));

      assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void servesOldNumbersFromItsJournalToAMemberThatWasAway() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = new ArrayList<>(submitEverywhere(group, 50, 40));
      group.stop(3);
      for (int round = 0; round < 20; round++) {
        for (int member : List.of(0, 1, 2, 4)) {
          acknowledged.add(submit(group, member, "away-" + round + "-" + member).join());
        }
      }
      for (int i = 0; i < 8; i++) {
        acknowledged.add(submit(group, 0, i + "x".repeat(200_000)).join());
      }
      group.start(3);

      assertSameEverywhere(group, acknowledged);
    }
  }

  /// How many members still have the beginning of their journal.
  private long firstSegments() {
    return Stream.iterate(0, member -> member + 1)
        .limit(MEMBERS)
        .map(member -> directory.resolve("member-" + member + "/journal/0000000000000000.journal"))
        .filter(Files::exists)
        .count();
  }

  @Test
  void refusesToStartOnADamagedJournal() throws Exception {
    try (LocalGroup group = start(LossSettings.NONE)) {
      assertSameEverywhere(group, submitEverywhere(group, 100, 40));
      group.stop(4);
      Path journal = directory.resolve("member-4/journal");
      Path segment;
      try (Stream<Path> files = Files.list(journal)) {
        segment = files.findFirst().orElseThrow();
      }
      byte[] content = Files.readAllBytes(segment);
      content[50] ^= 1; // Of what was forced before anything else was written.
      Files.write(segment, content);

      ConfigurationException refused =
          assertThrows(ConfigurationException.class, () -> group.start(4));
      assertTrue(String.valueOf(refused.getMessage()).contains("is damaged at byte"));
    }
  }

  private LocalGroup start(LossSettings loss) {
    return LocalGroup.of(directory, loss, recorders).startAll();
  }

  /// Submits at all members and waits for the answers. On a busy machine a member may be left out
  /// of the view for a moment, and then says that it does not know: that command may be ordered or
  /// not; but not more than [#MOST_UNKNOWN] of them.
  ///
  /// @return those that were acknowledged, with their numbers
  private List<String> submitEverywhere(LocalGroup group, int count, int bytes) {
    List<CompletableFuture<String>> futures = new ArrayList<>();
    String filling = "x".repeat(bytes);
    for (int i = 0; i < count; i++) {
      futures.add(submit(group, i % MEMBERS, System.nanoTime() + "-" + i + filling));
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
  private CompletableFuture<String> submit(LocalGroup group, int member, String command) {
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

  private void assertSameEverywhere(LocalGroup group, List<String> answers) {
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
