package stoa.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;

class RaftLogTest {
  @TempDir Path directory;

  @Test
  void ordersTheSameEverywhere() throws Exception {
    try (var group = LocalGroup.started(directory, "order")) {
      var leader = group.log(group.awaitLeader());
      var positions = new ArrayList<CompletionStage<Long>>();
      for (int i = 0; i < 500; i++) {
        positions.add(leader.submit(LocalGroup.bytes("c" + i)));
      }
      long last = 0;
      for (var position : positions) {
        long now = LocalGroup.get(position, 60);
        assertTrue(now >= last, "positions ascend in the order of submission");
        last = now;
      }
      group.awaitSame(500);
      assertEquals(
          IntStream.range(0, 500).mapToObj(i -> "c" + i).toList(), group.state(0).commands());
      assertNull(group.firstHalt());
    }
  }

  @Test
  void gathersWaitingCommandsIntoFewerEntries() throws Exception {
    try (var group = LocalGroup.started(directory, "gather")) {
      var leader = group.log(group.awaitLeader());
      var positions = new ArrayList<CompletionStage<Long>>();
      for (int i = 0; i < 2000; i++) {
        positions.add(leader.submit(LocalGroup.bytes("c" + i)));
      }
      var distinct = new HashSet<Long>();
      for (var position : positions) {
        distinct.add(LocalGroup.get(position, 60));
      }
      assertTrue(distinct.size() < 1000, "2000 commands took " + distinct.size() + " entries");
    }
  }

  @Test
  void followerNamesTheLeader() {
    try (var group = LocalGroup.started(directory, "hint")) {
      int leader = group.awaitLeader();
      int follower = (leader + 1) % LocalGroup.SIZE;
      group.submit("first");
      LocalGroup.await(
          "the follower to know",
          () -> group.log(follower).status().leader().equals(OptionalInt.of(leader)));
      var refusal =
          assertThrows(
              NotTakenException.class,
              () -> LocalGroup.get(group.log(follower).submit(LocalGroup.bytes("x")), 10));
      assertEquals(Reason.NOT_LEADER, refusal.reason());
      assertEquals(OptionalInt.of(leader), refusal.leader());
    }
  }

  @Test
  void barrierAtAnyMemberCoversWhatWasAcknowledgedBefore() throws Exception {
    try (var group = LocalGroup.started(directory, "barrier")) {
      group.awaitLeader();
      for (int i = 0; i < 20; i++) {
        long position = group.submit("c" + i);
        int reader = i % LocalGroup.SIZE;
        long barrier = LocalGroup.get(group.log(reader).readBarrier(), 30);
        assertTrue(barrier >= position, barrier + " covers " + position);
        assertTrue(group.state(reader).appliedPosition() >= position, "and is applied there");
      }
    }
  }

  @Test
  void barrierFailsInTimeWithoutAMajority() {
    try (var group = LocalGroup.started(directory, "minority")) {
      int leader = group.awaitLeader();
      group.submit("first");
      group.wiresOf(leader).forEach(Wire::cut);
      var refusal =
          assertThrows(
              NotTakenException.class, () -> LocalGroup.get(group.log(leader).readBarrier(), 30));
      assertEquals(Reason.UNAVAILABLE, refusal.reason());
    }
  }

  @Test
  void goesOnUnderANewLeaderWhenTheOldOneIsCutOff() {
    try (var group = LocalGroup.started(directory, "failover")) {
      int old = group.awaitLeader();
      group.submit("before");
      group.wiresOf(old).forEach(Wire::cut);
      int next = group.awaitOtherLeader(old);
      assertTrue(next != old);
      group.submit("after");
      group.wiresOf(old).forEach(Wire::mend);
      group.submit("healed");
      group.awaitSame(3);
    }
  }

  @Test
  void handsLeadershipOver() {
    try (var group = LocalGroup.started(directory, "transfer")) {
      int old = group.awaitLeader();
      int target = (old + 2) % LocalGroup.SIZE;
      group.submit("before");
      group.transferLeader(target);
      group.submit("after");
      group.awaitSame(2);
    }
  }

  @Test
  void refusesACommandOfATermThatIsOver() throws Exception {
    try (var group = LocalGroup.started(directory, "term")) {
      int leader = group.awaitLeader();
      group.submit("first");
      LocalGroup.await("the listener to be told", () -> group.leads.containsKey(leader));
      long term = group.leads.getOrDefault(leader, 0L);
      LocalGroup.get(group.log(leader).submitInTerm(LocalGroup.bytes("mine"), term), 30);
      var refusal =
          assertThrows(
              NotTakenException.class,
              () ->
                  LocalGroup.get(
                      group.log(leader).submitInTerm(LocalGroup.bytes("stale"), term - 1), 30));
      assertEquals(Reason.NOT_LEADER, refusal.reason());
    }
  }

  @Test
  void haltsWhenApplyingFails() {
    try (var group = LocalGroup.started(directory, "halting")) {
      int leader = group.awaitLeader();
      group.submit("first");
      int victim = (leader + 1) % LocalGroup.SIZE;
      group.state(victim).breakDatabase();
      group.submit("second");
      LocalGroup.await("the halt", () -> !group.halts.isEmpty());
      assertTrue(group.halts.getFirst().startsWith(victim + ": "), group.halts.getFirst());
      group.submit("third");
    }
  }
}
