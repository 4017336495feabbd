package stoa.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.replica.log.NotTakenException;

/// When snapshots are taken, and what they bring a member.
class SnapshotsTest {
  @TempDir Path directory;

  @Test
  void catchesUpBySnapshotWhenTheLogIsCut() throws Exception {
    try (var group = LocalGroup.started(directory, "snapshot")) {
      group.submit("first");
      int member = (group.awaitLeader() + 1) % LocalGroup.SIZE;
      group.awaitSame(1);
      group.stop(member);
      IntStream.range(0, 40).forEach(i -> group.submit("c" + i));
      group.awaitSame(41);
      for (int other : group.logs.keySet()) {
        long position = LocalGroup.get(group.log(other).takeSnapshot(), 30);
        assertEquals(group.state(other).appliedPosition(), position);
      }
      // The engine keeps its log up to the snapshot before the last one.
      group.submit("more");
      group.awaitSame(42);
      for (int other : group.logs.keySet()) {
        LocalGroup.get(group.log(other).takeSnapshot(), 30);
      }
      group.start(member, StartMode.NORMAL);
      group.awaitSame(42);
      assertTrue(group.state(member).restored() > 0, "came by snapshot");
      assertNull(group.firstHalt());
    }
  }

  @Test
  void doesNotLoadASnapshotThatTheDatabaseIsAheadOf() throws Exception {
    try (var group = LocalGroup.started(directory, "ahead")) {
      IntStream.range(0, 10).forEach(i -> group.submit("c" + i));
      group.awaitSame(10);
      int member = group.awaitLeader();
      LocalGroup.get(group.log(member).takeSnapshot(), 30);
      group.submit("later");
      group.awaitSame(11);
      group.stop(member);
      group.start(member, StartMode.NORMAL);
      group.submit("last");
      group.awaitSame(12);
      assertEquals(0, group.state(member).restored());
    }
  }

  @Test
  void snapshotsByItselfWhenTheLogHasGrown() {
    try (var group =
        new LocalGroup(directory, "growth", new SnapshotPolicy(20, 1L << 40), Map.of())) {
      IntStream.range(0, LocalGroup.SIZE).forEach(m -> group.start(m, StartMode.BOOTSTRAP));
      IntStream.range(0, 60).forEach(i -> group.submit("c" + i));
      var snapshots = directory.resolve("member-0/raft/snapshots");
      LocalGroup.await("a snapshot", () -> !names(snapshots, "snapshot_").isEmpty());
    }
  }

  private static List<String> names(Path in, String prefix) {
    try (var files = Files.list(in)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(n -> n.startsWith(prefix))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Test
  void aSnapshotThatCannotBeWrittenIsReportedAndTheNextOneCounts() throws Exception {
    try (var group = LocalGroup.started(directory, "unwritten")) {
      group.submit("first");
      group.awaitSame(1);
      group.state(0).breakSnapshots(new IllegalStateException("the database is away"));
      assertThrows(NotTakenException.class, () -> LocalGroup.get(group.log(0).takeSnapshot(), 30));
      group.state(0).mendSnapshots();
      assertEquals(
          group.state(0).appliedPosition(), LocalGroup.get(group.log(0).takeSnapshot(), 30));
      assertNull(group.firstHalt());
    }
  }

  @Test
  void anErrorWhileASnapshotIsWrittenHalts() {
    try (var group = LocalGroup.started(directory, "error")) {
      group.submit("first");
      group.awaitSame(1);
      group.state(0).breakSnapshots(new OutOfMemoryError("no buffer for a row"));
      assertThrows(NotTakenException.class, () -> LocalGroup.get(group.log(0).takeSnapshot(), 30));
      assertTrue(String.valueOf(group.firstHalt()).contains("no buffer for a row"));
    }
  }
}
