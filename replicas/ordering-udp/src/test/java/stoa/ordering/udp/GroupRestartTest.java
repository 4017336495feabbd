package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.ordering.udp.datagram.LossSettings;

/// Groups whose members stop and start again on their journals.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class GroupRestartTest {
  private static final int MEMBERS = LocalGroup.MEMBERS;

  @TempDir Path directory;

  private final List<Recorder> recorders = LocalGroup.recorders();
  private final long seed = System.nanoTime();
  private final Workload workload = new Workload(recorders, seed);

  @AfterEach
  void printSeed() {
    System.getLogger("GroupRestartTest").log(System.Logger.Level.INFO, "seed " + seed);
  }

  @Test
  void losesNothingAcknowledgedWhenAMemberGoesAndComesBack() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = new ArrayList<>(workload.submitEverywhere(group, 200, 40));
      group.stop(2);
      List<CompletableFuture<String>> meanwhile = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        meanwhile.add(workload.submit(group, i % 2 == 0 ? 0 : 4, "meanwhile-" + i));
      }
      group.start(2);
      meanwhile.forEach(future -> acknowledged.add(future.join()));
      acknowledged.addAll(workload.submitEverywhere(group, 200, 40));

      workload.assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void losesNothingAcknowledgedWhenAllStopAndComeBack() {
    List<String> acknowledged = new ArrayList<>();
    try (LocalGroup group = start(new LossSettings(0.05, 0.05, 0.05, seed))) {
      for (int round = 0; round < 3; round++) {
        acknowledged.addAll(workload.submitEverywhere(group, 100, 40));
        for (int member = 0; member < MEMBERS; member++) {
          group.stop(member);
        }
        group.startAll();
      }
      acknowledged.addAll(workload.submitEverywhere(group, 100, 40));

      workload.assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void deliversAgainWhatTheApplicationForgot() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = workload.submitEverywhere(group, 400, 40);
      workload.assertSameEverywhere(group, acknowledged);
      group.stop(3);
      recorders.get(3).forgetAfter(recorders.get(3).position() / 2);
      group.start(3);

      workload.assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void cutsTheJournalOnceAllHoldWhatIsAppliedDurably() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = new ArrayList<>(workload.submitEverywhere(group, 900, 20_000));
      LocalGroup.await(
          "the first segments are gone everywhere",
          () -> {
            // A few at a time: the journal's base moves with numbers, and each of these gets one.
            for (int round = 0; round < 50; round++) {
              acknowledged.addAll(workload.submitEverywhere(group, MEMBERS, 40));
            }
            for (int member = 0; member < MEMBERS; member++) {
              group.node(member).durablyApplied(recorders.get(member).position());
            }
            return firstSegments() == 0;
          });
      workload.assertSameEverywhere(group, acknowledged);
      for (int member = 0; member < MEMBERS; member++) {
        group.stop(member);
      }
      group.startAll();
      acknowledged.addAll(workload.submitEverywhere(group, 100, 40));

      workload.assertSameEverywhere(group, acknowledged);
    }
  }

  @Test
  void servesOldNumbersFromItsJournalToAMemberThatWasAway() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      List<String> acknowledged = new ArrayList<>(workload.submitEverywhere(group, 50, 40));
      group.stop(3);
      for (int round = 0; round < 20; round++) {
        for (int member : List.of(0, 1, 2, 4)) {
          acknowledged.add(workload.submit(group, member, "away-" + round + "-" + member).join());
        }
      }
      for (int i = 0; i < 8; i++) {
        acknowledged.add(workload.submit(group, 0, i + "x".repeat(200_000)).join());
      }
      group.start(3);

      workload.assertSameEverywhere(group, acknowledged);
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
      workload.assertSameEverywhere(group, workload.submitEverywhere(group, 100, 40));
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
}
