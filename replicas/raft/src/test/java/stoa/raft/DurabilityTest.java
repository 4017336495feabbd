package stoa.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.replica.log.ConfigurationException;
import stoa.replica.log.LogStatus.Role;

/// What survives restarts, crashes of the first start, and lost disks.
class DurabilityTest {
  @TempDir Path directory;

  @Test
  void wholeGroupComesBackFromDisk() {
    try (var group = LocalGroup.started(directory, "restart")) {
      IntStream.range(0, 50).forEach(i -> group.submit("c" + i));
      group.awaitSame(50);
      IntStream.range(0, LocalGroup.SIZE).forEach(group::stop);
      IntStream.range(0, LocalGroup.SIZE).forEach(m -> group.start(m, StartMode.NORMAL));
      group.submit("after");
      group.awaitSame(51);
      assertNull(group.firstHalt());
    }
  }

  @Test
  void replaysTheLogIntoADatabaseThatLacksIt() {
    try (var group = LocalGroup.started(directory, "replay")) {
      IntStream.range(0, 30).forEach(i -> group.submit("c" + i));
      group.awaitSame(30);
      int member = (group.awaitLeader() + 1) % LocalGroup.SIZE;
      group.stop(member);
      group.states.remove(member);
      group.start(member, StartMode.NORMAL);
      group.awaitSame(30);
    }
  }

  @Test
  void refusesToStartWithAnEmptyDisk() {
    try (var group = LocalGroup.started(directory, "empty")) {
      group.submit("first");
      group.awaitSame(1);
      group.stop(4);
      delete(directory.resolve("member-4"));
      group.states.remove(4);
      var refusal =
          assertThrows(ConfigurationException.class, () -> group.start(4, StartMode.NORMAL));
      assertTrue(refusal.toString().contains("bootstrap"), refusal.toString());
      assertEquals(1, refusal.toString().lines().count());
    }
  }

  @Test
  void refusesToBootstrapBesideAFullDatabase() {
    try (var group = LocalGroup.started(directory, "beside")) {
      group.submit("first");
      group.awaitSame(1);
      group.stop(4);
      delete(directory.resolve("member-4"));
      assertThrows(ConfigurationException.class, () -> group.start(4, StartMode.BOOTSTRAP));
    }
  }

  @Test
  void refusesToBootstrapAMemberOfAGroupThatExists() {
    try (var group = LocalGroup.started(directory, "stale")) {
      group.submit("first");
      group.awaitSame(1);
      group.stop(4);
      delete(directory.resolve("member-4"));
      group.states.remove(4);
      var refusal =
          assertThrows(ConfigurationException.class, () -> group.start(4, StartMode.BOOTSTRAP));
      assertTrue(refusal.toString().contains("stale-0 has data"), refusal.toString());
      assertEquals(1, refusal.toString().lines().count());
      assertFalse(Files.exists(directory.resolve("member-4/raft/member")));
    }
  }

  @Test
  void refusesADiskThatHasLostItsVotes() {
    try (var group = LocalGroup.started(directory, "votes")) {
      group.submit("first");
      group.stop(2);
      delete(directory.resolve("member-2/raft/votes"));
      assertThrows(ConfigurationException.class, () -> group.start(2, StartMode.BOOTSTRAP));
    }
  }

  @Test
  void refusesAnotherMembersDisk() throws Exception {
    var group = new LocalGroup(directory, "mixed", SnapshotPolicy.STANDARD, Map.of());
    try (group) {
      DataDirectory.open(group.settings(1, StartMode.BOOTSTRAP), -1, Optional::empty);
      Files.move(directory.resolve("member-1"), directory.resolve("member-3"));
      var refusal =
          assertThrows(ConfigurationException.class, () -> group.start(3, StartMode.NORMAL));
      assertTrue(refusal.toString().contains("mixed-3"), refusal.toString());
    }
  }

  @Test
  void continuesAFirstStartThatCrashed() {
    try (var group = new LocalGroup(directory, "crash", SnapshotPolicy.STANDARD, Map.of())) {
      // As if every process had died right after it wrote down that it begins.
      IntStream.range(0, LocalGroup.SIZE)
          .forEach(
              m -> DataDirectory.open(group.settings(m, StartMode.BOOTSTRAP), -1, Optional::empty));
      IntStream.range(0, LocalGroup.SIZE).forEach(m -> group.start(m, StartMode.NORMAL));
      group.submit("first");
      group.awaitSame(1);
    }
  }

  @Test
  void replacesAMemberThatLostItsDisk() throws Exception {
    try (var group = LocalGroup.started(directory, "replace")) {
      IntStream.range(0, 20).forEach(i -> group.submit("c" + i));
      int lost = (group.awaitLeader() + 1) % LocalGroup.SIZE;
      group.stop(lost);
      delete(directory.resolve("member-" + lost));
      group.states.remove(lost);
      int leader = group.awaitLeader();
      LocalGroup.get(group.log(leader).members().remove(lost), 30);
      assertFalse(group.log(leader).status().members().contains(lost));
      group.start(lost, StartMode.REPLACE);
      assertEquals(Role.JOINING, group.log(lost).status().role());
      LocalGroup.get(group.log(group.awaitLeader()).members().add(lost), 30);
      group.submit("after");
      group.awaitSame(21);
      LocalGroup.await("five members", () -> group.log(lost).status().members().size() == 5);
      assertNull(group.firstHalt());
    }
  }

  @Test
  void goesOnBehindABackupAndBringsNobodyUpFromNothing() throws Exception {
    try (var group = new LocalGroup(directory, "restore", SnapshotPolicy.STANDARD, Map.of())) {
      IntStream.range(0, LocalGroup.SIZE).forEach(m -> restore(group, m));
      IntStream.range(0, LocalGroup.SIZE).forEach(m -> group.start(m, StartMode.RESTORE));
      assertTrue(group.submit("first") > 70);
      group.awaitSame(3);
      int leader = group.awaitLeader();
      assertTrue(group.log(leader).status().termOrEpoch() > LocalGroup.RESTORED_TERM);
      assertEquals(List.of("a", "b", "first"), group.state(leader).commands());

      int lost = (leader + 1) % LocalGroup.SIZE;
      group.stop(lost);
      delete(directory.resolve("member-" + lost));
      group.states.remove(lost);
      LocalGroup.get(group.log(group.awaitLeader()).members().remove(lost), 30);
      group.start(lost, StartMode.REPLACE);
      LocalGroup.get(group.log(group.awaitLeader()).members().add(lost), 30);
      group.submit("after");
      group.awaitSame(4);
      assertEquals(List.of("a", "b", "first", "after"), group.state(lost).commands());
      assertNull(group.firstHalt());
    }
  }

  @Test
  void endsAnInterruptedRestoreOnlyWithTheBackup() {
    try (var group = new LocalGroup(directory, "broken", SnapshotPolicy.STANDARD, Map.of())) {
      IntStream.range(0, LocalGroup.SIZE)
          .forEach(m -> {
            restore(group, m);
            DataDirectory.open(group.settings(m, StartMode.RESTORE), 70, Optional::empty);
          });
      // Its log would begin at 1, below the state.
      assertThrows(ConfigurationException.class, () -> group.start(0, StartMode.NORMAL));
      assertThrows(ConfigurationException.class, () -> group.start(0, StartMode.BOOTSTRAP));
      IntStream.range(0, LocalGroup.SIZE).forEach(m -> group.start(m, StartMode.RESTORE));
      group.submit("first");
      group.awaitSame(3);
      // The setting may stay.
      group.stop(1);
      group.start(1, StartMode.RESTORE);
      group.submit("second");
      group.awaitSame(4);
    }
  }

  private static void restore(LocalGroup group, int member) {
    var state = new CountingState();
    state.load(List.of("a", "b"), 70);
    group.states.put(member, state);
  }

  private static void delete(Path tree) {
    try (var files = Files.walk(tree)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
