package stoa.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections that break, stall and come back, under load.
class NetworkFaultTest {
  private static final int KILOBYTE = 1024;

  @TempDir Path directory;

  @Test
  void pausedFollowerCostsBoundedMemoryAndTheGroupGoesOn() throws Exception {
    try (var group = LocalGroup.started(directory, "paused", 3000)) {
      int leader = group.awaitLeader();
      group.submit("first");
      group.awaitSame(1);
      int follower = (leader + 1) % LocalGroup.SIZE;
      group.wiresOf(follower).forEach(Wire::pause);
      long most = submitMegabytes(group, leader, follower, 64);
      assertTrue(most <= 17L * 1024 * KILOBYTE, "waiting for the paused member: " + most);
      group.wiresOf(follower).forEach(Wire::resume);
      group.submit("last");
      group.awaitSame(2 + 64 * 16);
      assertNull(group.firstHalt());
    }
  }

  /// Returns the most bytes that were seen waiting for the follower.
  private static long submitMegabytes(LocalGroup group, int leader, int follower, int megabytes)
      throws Exception {
    var body = "x".repeat(64 * KILOBYTE - 20);
    long most = 0;
    for (int megabyte = 0; megabyte < megabytes; megabyte++) {
      var positions = new ArrayList<CompletionStage<Long>>();
      for (int i = 0; i < 16; i++) {
        positions.add(group.log(leader).submit(LocalGroup.bytes(megabyte + "/" + i + body)));
      }
      for (var position : positions) {
        LocalGroup.get(position, 60);
      }
      var name = "paused-" + follower;
      most = Math.max(most, group.log(leader).transport().waitingBytes(name));
    }
    return most;
  }

  @Test
  void streamsThatBreakAmongPipelinedAppendsLoseNothing() throws Exception {
    try (var group = LocalGroup.started(directory, "broken")) {
      int leader = group.awaitLeader();
      int count = 3000;
      var positions = new ArrayList<CompletionStage<Long>>();
      for (int i = 0; i < count; i++) {
        positions.add(group.log(leader).submit(LocalGroup.bytes("c" + i)));
        if (i % 300 == 299) {
          // Two of five followers, so that the leader keeps its majority.
          group.wire(leader, (leader + 1) % LocalGroup.SIZE).breakNow();
          group.wire(leader, (leader + 2) % LocalGroup.SIZE).breakNow();
          LocalGroup.get(positions.get(i - 200), 60);
        }
      }
      for (var position : positions) {
        LocalGroup.get(position, 60);
      }
      group.awaitSame(count);
      assertEquals(count, new HashSet<>(group.state(leader).commands()).size());
      assertNull(group.firstHalt());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_121})
  void randomCutsNeverMakeMembersDifferOrLoseWhatWasAcknowledged(long seed) {
    System.err.println("seed " + seed);
    var random = new Random(seed);
    try (var group = LocalGroup.started(directory, "random" + "ab".charAt((int) (seed % 2)))) {
      var acknowledged = new ArrayList<String>();
      for (int round = 0; round < 12; round++) {
        var wires = group.wiresOf(random.nextInt(LocalGroup.SIZE));
        var kind = random.nextInt(3);
        for (var wire : wires) {
          if (random.nextInt(4) > 0) {
            disturb(wire, kind);
          }
        }
        for (int i = 0; i < 10; i++) {
          var command = round + "." + i;
          group.submit(command);
          acknowledged.add(command);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(300)));
        wires.forEach(NetworkFaultTest::heal);
      }
      group.submit("end");
      LocalGroup.await(
          "all members at the end",
          () -> group.states.values().stream().allMatch(s -> s.commands().contains("end")));
      group.awaitSame(acknowledged.size());
      assertTrue(group.state(0).commands().containsAll(acknowledged), "seed " + seed);
      assertNull(group.firstHalt(), "seed " + seed);
    }
  }

  private static void disturb(Wire wire, int kind) {
    switch (kind) {
      case 0 -> wire.cut();
      case 1 -> wire.pause();
      default -> wire.breakNow();
    }
  }

  private static void heal(Wire wire) {
    wire.mend();
    wire.resume();
  }
}
