package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.ordering.udp.datagram.LossSettings;

/// Groups of five whose members all run.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class GroupTest {
  private static final int MEMBERS = LocalGroup.MEMBERS;

  @TempDir Path directory;

  private final List<Recorder> recorders = LocalGroup.recorders();
  private final long seed = System.nanoTime();
  private final Workload workload = new Workload(recorders, seed);

  @AfterEach
  void printSeed() {
    System.getLogger("GroupTest").log(System.Logger.Level.INFO, "seed " + seed);
  }

  @Test
  void deliversTheSameOrderEverywhere() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = workload.submitEverywhere(group, 3000, 40);

      workload.assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void deliversTheSameOrderOverABadNetwork() {
    try (LocalGroup group = start(new LossSettings(0.2, 0.1, 0.1, seed))) {
      List<String> acknowledged = workload.submitEverywhere(group, 500, 40);

      workload.assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void ordersCommandsThatNeedManyDatagramsOverABadNetwork() {
    try (LocalGroup group = start(new LossSettings(0.2, 0.1, 0.1, seed))) {
      List<String> acknowledged = workload.submitEverywhere(group, 20, 100_000);

      workload.assertSameEverywhere(group, acknowledged);
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
      workload.submit(group, 0, "x").join();

      assertEquals(
          "1: a delivered batch could not be applied", group.halts.poll(30, TimeUnit.SECONDS));
      assertTrue(!group.node(1).status().running());
    }
  }

  private LocalGroup start(LossSettings loss) {
    return LocalGroup.of(directory, loss, recorders).startAll();
  }
}
