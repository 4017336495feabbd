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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.udp.datagram.LossSettings;

/// Groups of five whose members die, stand still, come back, and lose their disks, under load.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ViewsTest {
  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4);
  private static final int CLIENTS_PER_MEMBER = 4;
  private static final Logger log = LoggerFactory.getLogger(ViewsTest.class);

  @TempDir Path directory;

  private final List<Recorder> recorders = LocalGroup.recorders();
  private final List<String> acknowledged = new ArrayList<>();
  private final List<Thread> clients = new ArrayList<>();
  private final AtomicBoolean clientsStop = new AtomicBoolean();
  private final AtomicLong longestNanos = new AtomicLong();

  @AfterEach
  void endClients() throws InterruptedException {
    clientsStop.set(true);
    for (Thread client : clients) {
      client.join();
    }
  }

  @Test
  void goesOnWithFourWhenOneDies() throws InterruptedException {
    try (LocalGroup group = start(LossSettings.NONE)) {
      load(group, List.of(0, 2, 3, 4));
      awaitMore(200);
      group.kill(1);
      awaitMore(500);

      LocalGroup.await("a view of four", () -> group.areTheView(List.of(0, 2, 3, 4)));
      endAndCompare(group, List.of(0, 2, 3, 4));
    }
  }

  @Test
  void goesOnWithThreeWhenTwoDieAtOnce() throws InterruptedException {
    try (LocalGroup group = start(LossSettings.NONE)) {
      load(group, List.of(1, 2, 4));
      awaitMore(200);
      group.network.isolate(0);
      group.kill(3);
      group.kill(0);
      awaitMore(500);

      endAndCompare(group, List.of(1, 2, 4));
    }
  }

  @Test
  void takesARestartedMemberBackByItself() throws InterruptedException {
    try (LocalGroup group = start(new LossSettings(0.05, 0.05, 0.05, 1))) {
      load(group, List.of(0, 1, 3, 4));
      for (int round = 0; round < 2; round++) {
        awaitMore(200);
        group.kill(2);
        awaitMore(200);
        group.start(2);
        LocalGroup.await("all five take turns", () -> group.areTheView(ALL));
      }
      submit(group, 2, "back").join();

      endAndCompare(group, ALL);
    }
  }

  @Test
  void leavesOutAMemberThatStandsStillAndTakesItBack() throws InterruptedException {
    try (LocalGroup group = start(LossSettings.NONE)) {
      load(group, List.of(0, 1, 2, 3));
      awaitMore(200);
      group.network.pause(4);
      LocalGroup.await("a view of four", () -> group.areTheView(List.of(0, 1, 2, 3)));
      awaitMore(200);
      group.network.resume(4);
      LocalGroup.await("all five take turns", () -> group.areTheView(ALL));
      submit(group, 4, "awake").join();

      endAndCompare(group, ALL);
    }
  }

  @Test
  void takesAMemberWithAnEmptyDirectoryBack() throws InterruptedException {
    try (LocalGroup group = start(LossSettings.NONE)) {
      load(group, List.of(0, 2, 3, 4));
      awaitMore(200);
      group.kill(1);
      group.loseDisk(1);
      recorders.get(1).forgetAfter(SequencerNode.NOTHING_APPLIED);
      group.start(1);
      LocalGroup.await(
          "it takes turns and has a vote",
          () -> group.areTheView(ALL) && group.node(1).status().member().votes());
      submit(group, 1, "new").join();

      endAndCompare(group, ALL);
    }
  }

  @Test
  void keepsEverythingAcknowledgedWhenAllAreKilled() throws InterruptedException {
    try (LocalGroup group = start(LossSettings.NONE)) {
      load(group, ALL);
      awaitMore(300);
      ALL.forEach(group.network::isolate);
      ALL.forEach(group::stop);
      ALL.forEach(group.network::reconnect);
      group.startAll();
      LocalGroup.await("all five take turns", () -> group.areTheView(ALL));
      awaitMore(300);

      endAndCompare(group, ALL);
    }
  }

  @Test
  void refusesCommandsWithoutAMajorityAndTakesThemAgainWithOne() {
    try (LocalGroup group = start(LossSettings.NONE)) {
      submit(group, 0, "before").join();
      LocalGroup.await("it takes commands", () -> group.node(0).status().orders());
      group.network.isolate(0);
      LocalGroup.await("it refuses", () -> !group.node(0).status().orders());
      CompletableFuture<Long> refused = group.node(0).submit(new byte[] {1}).toCompletableFuture();
      assertInstanceOf(
          RefusedException.class,
          assertThrows(CompletionException.class, refused::join).getCause());
      group.network.reconnect(0);
      // Before that it may still take itself for a member of the view that it was cut off in.
      LocalGroup.await("all five take turns", () -> group.areTheView(ALL));
      LocalGroup.await("it takes commands", () -> group.node(0).status().orders());
      submit(group, 0, "after").join();
      assertEquals(List.of(), List.copyOf(group.halts));
    }
  }

  private LocalGroup start(LossSettings loss) {
    LocalGroup group = LocalGroup.of(directory, loss, recorders).startAll();
    LocalGroup.await("all five take turns", () -> group.areTheView(ALL));
    return group;
  }

  /// Clients that wait for each answer. What a member refuses, or stops with, is not sent again.
  private void load(LocalGroup group, List<Integer> members) {
    for (int member : members) {
      for (int client = 0; client < CLIENTS_PER_MEMBER; client++) {
        String name = "client-" + member + "-" + client + "-";
        clients.add(Thread.startVirtualThread(() -> submitUntilTheEnd(group, member, name)));
      }
    }
  }

  private void submitUntilTheEnd(LocalGroup group, int member, String name) {
    for (int i = 0; !clientsStop.get(); i++) {
      long started = System.nanoTime();
      try {
        String ordered = submit(group, member, name + i).join();
        longestNanos.accumulateAndGet(System.nanoTime() - started, Math::max);
        synchronized (acknowledged) {
          acknowledged.add(ordered);
        }
      } catch (CompletionException | IllegalStateException e) {
        Thread.onSpinWait(); // Its member is away.
      }
    }
  }

  private static CompletableFuture<String> submit(LocalGroup group, int member, String command) {
    return group
        .node(member)
        .submit(command.getBytes(StandardCharsets.UTF_8))
        .thenApply(number -> number + ":" + command)
        .toCompletableFuture();
  }

  private int acknowledgedCount() {
    synchronized (acknowledged) {
      return acknowledged.size();
    }
  }

  private void awaitMore(int commands) {
    int enough = acknowledgedCount() + commands;
    LocalGroup.await(commands + " more are ordered", () -> acknowledgedCount() >= enough);
  }

  private void endAndCompare(LocalGroup group, List<Integer> members) throws InterruptedException {
    endClients();
    log.info("the longest answer took {} ms", longestNanos.get() / 1_000_000);
    LocalGroup.await("all have applied the same", () -> haveAppliedTheSame(group, members));
    List<String> first = recorders.get(members.getFirst()).commands();
    for (int member : members) {
      assertEquals(first, recorders.get(member).commands());
    }
    assertEquals(first.size(), new HashSet<>(first).size(), "each once");
    assertTrue(new HashSet<>(first).containsAll(acknowledged), "nothing acknowledged is lost");
    assertEquals(List.of(), List.copyOf(group.halts));
  }

  private boolean haveAppliedTheSame(LocalGroup group, List<Integer> members) {
    long position =
        members.stream().mapToLong(member -> recorders.get(member).position()).max().orElseThrow();
    return members.stream()
        .allMatch(member ->
            recorders.get(member).position() == position
                && group.node(member).status().member().deliveredEnd() > position);
  }
}
