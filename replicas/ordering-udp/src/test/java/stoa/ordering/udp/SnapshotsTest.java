package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.ordering.udp.datagram.LossSettings;

/// Members whose journal does not reach from where they are to where the others begin.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class SnapshotsTest {
  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4);
  private static final List<Integer> OTHERS = List.of(0, 1, 2, 4);

  @TempDir Path directory;

  private final List<Recorder> recorders = LocalGroup.recorders();

  @Test
  void bringsAMemberThatWasAwayForLongBackWithASnapshot() {
    try (LocalGroup group = start()) {
      submit(group, ALL, 20);
      group.kill(3);
      submitUntilJournalsAreCut(group);
      group.start(3);

      assertSameEverywhere(group);
      assertTrue(snapshotsInstalled(group) > 0, "no journal had what it lacked");
    }
  }

  @Test
  void bringsAMemberWithAnEmptyDirectoryAndNoApplicationBackWithASnapshot() {
    try (LocalGroup group = start()) {
      submit(group, ALL, 20);
      group.kill(3);
      group.loseDisk(3);
      recorders.get(3).forgetAfter(SequencerNode.NOTHING_APPLIED);
      submitUntilJournalsAreCut(group);
      group.start(3);

      assertSameEverywhere(group);
      assertTrue(snapshotsInstalled(group) > 0, "no journal had what it lacked");
    }
  }

  @Test
  void beginsBehindAnApplicationThatSurvivedItsJournal() {
    try (LocalGroup group = start()) {
      submit(group, ALL, 200);
      LocalGroup.await(
          "all is applied", () -> recorders.get(3).count() == recorders.get(0).count());
      group.kill(3);
      group.loseDisk(3);
      group.start(3);

      assertSameEverywhere(group);
      assertEquals(0, snapshotsInstalled(group));
    }
  }

  @Test
  void installsASnapshotWhenTheApplicationIsBelowTheJournal() {
    try (LocalGroup group = start()) {
      submit(group, ALL, 20);
      submitUntilJournalsAreCut(group);
      group.node(3).durablyApplied(recorders.get(3).position());
      submit(group, ALL, 100); // Its base is in the journal by now.
      group.kill(3);
      recorders.get(3).forgetAfter(SequencerNode.NOTHING_APPLIED);
      group.start(3);

      assertSameEverywhere(group);
      assertEquals(1, snapshotsInstalled(group));
    }
  }

  private LocalGroup start() {
    LocalGroup group =
        LocalGroup.of(directory, LossSettings.NONE, recorders).withShortJournals().startAll();
    LocalGroup.await("all five take turns", () -> group.areTheView(ALL));
    return group;
  }

  /// One command in each number.
  ///
  /// @return the last number
  private static long submit(LocalGroup group, List<Integer> members, int count) {
    long last = SequencerNode.NOTHING_APPLIED;
    for (int i = 0; i < count; i++) {
      int member = members.get(i % members.size());
      byte[] command = (System.nanoTime() + "-" + i).getBytes(StandardCharsets.UTF_8);
      last = group.node(member).submit(command).toCompletableFuture().join();
    }
    return last;
  }

  private void submitUntilJournalsAreCut(LocalGroup group) {
    for (int round = 0; round < 5; round++) {
      submit(group, OTHERS, 40);
      for (int member : OTHERS) {
        group.node(member).durablyApplied(recorders.get(member).position());
      }
    }
  }

  private static double snapshotsInstalled(LocalGroup group) {
    return group.registry(3).get("stoa.sequencer.snapshots.installed").counter().count();
  }

  private void assertSameEverywhere(LocalGroup group) {
    LocalGroup.await("all five take turns", () -> group.areTheView(ALL));
    long last = submit(group, ALL, 50);
    LocalGroup.await(
        "all is applied everywhere",
        () -> recorders.stream().allMatch(recorder -> recorder.position() == last));
    for (Recorder recorder : recorders) {
      assertEquals(recorders.getFirst().commands(), recorder.commands());
    }
    assertEquals(List.of(), List.copyOf(group.halts));
  }
}
