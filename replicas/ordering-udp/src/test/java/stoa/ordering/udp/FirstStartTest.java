package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.ordering.udp.datagram.LossSettings;

/// First starts of groups, and members that are told to bootstrap though they must not.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class FirstStartTest {
  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4);

  @TempDir Path directory;

  private final List<Recorder> recorders = LocalGroup.recorders();
  private final List<String> acknowledged = new ArrayList<>();
  private LocalGroup group;

  @BeforeEach
  void make() {
    group = LocalGroup.of(directory, LossSettings.NONE, recorders);
  }

  @AfterEach
  void stop() {
    group.close();
    assertEquals(List.of(), List.copyOf(group.halts));
  }

  @Test
  void threeOfFiveFormAGroupAndTheOthersJoinLater() {
    bootstrap(List.of(0, 2, 4));
    awaitView(List.of(0, 2, 4));
    submit(List.of(0, 2, 4), 50);
    bootstrap(List.of(1, 3));

    assertAllFiveTakeTurnsAndAreEqual();
  }

  @Test
  void membersThatComeDuringTheBootstrapVoteOrJoinAndAllTakeTurns() {
    bootstrap(List.of(3, 4));
    bootstrap(List.of(1));
    LocalGroup.await("the first ones have votes", () -> votes(1) || votes(3) || votes(4));
    bootstrap(List.of(0, 2));

    assertAllFiveTakeTurnsAndAreEqual();
  }

  @Test
  void aFirstStartThatIsInterruptedGoesOnWithoutTheFlag() {
    bootstrap(List.of(0, 1));
    group.stop(0);
    group.start(0, false);
    group.stop(1);
    group.start(1, true);
    assertTrue(listens(0) && listens(1));
    bootstrap(List.of(2));
    awaitView(List.of(0, 1, 2));
    submit(List.of(0, 1, 2), 50);
    bootstrap(List.of(3, 4));

    assertAllFiveTakeTurnsAndAreEqual();
  }

  @Test
  void aLostDiskThatIsBootstrappedAgainLosesNothing() {
    bootstrap(ALL);
    awaitView(ALL);
    List.of(3, 4).forEach(group::kill);
    awaitView(List.of(0, 1, 2));
    submit(List.of(0, 1, 2), 50);
    List.of(0, 1, 2).forEach(group.network::isolate);
    List.of(0, 1, 2).forEach(group::stop);
    List.of(0, 1, 2).forEach(group.network::reconnect);
    loseDisk(2);
    group.start(2, true);
    assertTrue(listens(2));
    // With a vote it would now make a majority of those who lack what was acknowledged.
    List.of(3, 4).forEach(member -> group.start(member, false));
    LocalGroup.await("it joins the group that exists", () -> !listens(2) && isInAView(2));
    assertFalse(votes(2));
    group.start(0, false);
    group.start(1, false);

    assertAllFiveTakeTurnsAndAreEqual();
  }

  @Test
  void aJournalThatIsLostBesideItsDatabaseIsNotBootstrapped() {
    bootstrap(ALL);
    awaitView(ALL);
    submit(ALL, 50);
    LocalGroup.await("all is applied", () -> recorders.get(2).count() == 50);
    ALL.forEach(group::stop);
    group.loseDisk(2);
    group.start(2, true);
    assertFalse(listens(2));
    assertFalse(votes(2));
    List.of(0, 1, 3, 4).forEach(member -> group.start(member, false));

    assertAllFiveTakeTurnsAndAreEqual();
  }

  @Test
  void beginsAnotherLifeWhenItsClockRanBackWithItsDiskLost() throws IOException {
    long yearFromNow = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(365);
    Files.createDirectories(group.directory(1));
    Files.writeString(group.directory(1).resolve("incarnation"), (yearFromNow << 20) + "\n");
    bootstrap(ALL);
    awaitView(ALL);
    submit(ALL, 50);
    long life = lifeOf(1, 0);
    assertTrue(life > yearFromNow << 20);
    group.kill(1);
    loseDisk(1);
    group.start(1, false);

    assertAllFiveTakeTurnsAndAreEqual();
    assertTrue(lifeOf(1, 0) > life);
  }

  @Test
  void aRestoredGroupGoesOnBehindItsBackupAndNobodyStartsFromNothing() {
    restore();
    bootstrap(List.of(0, 1));
    group.stop(0);
    group.start(0, true);
    bootstrap(List.of(2, 3, 4));
    awaitView(ALL);
    submit(ALL, 50);
    assertNumbersGoOnBehind(70);
    group.kill(3);
    loseDisk(3);
    recorders.get(3).restore(List.of(), SequencerNode.NOTHING_APPLIED);
    group.start(3, false);

    assertAllFiveTakeTurnsAndAreEqual();
  }

  @Test
  void aMemberThatComesToARestoredGroupLaterJoins() {
    restore();
    bootstrap(List.of(0, 1, 2));
    awaitView(List.of(0, 1, 2));
    submit(List.of(0, 1, 2), 20);
    bootstrap(List.of(3, 4));

    assertAllFiveTakeTurnsAndAreEqual();
  }

  /// Not always with the very next one: numbers of members that the first view lacks are void.
  private void assertNumbersGoOnBehind(long restored) {
    String first = acknowledged.get(2);
    long number = Long.parseLong(first.substring(0, first.indexOf(':')));
    assertTrue(number > restored, first);
  }

  /// As if each member's database had been loaded from a backup of number 70.
  private void restore() {
    List<String> contents = List.of("3:before", "70:before");
    acknowledged.addAll(contents);
    recorders.forEach(recorder -> recorder.restore(contents, 70));
  }

  private void bootstrap(List<Integer> members) {
    members.forEach(member -> group.start(member, true));
  }

  private void loseDisk(int member) {
    group.loseDisk(member);
    recorders.get(member).forgetAfter(SequencerNode.NOTHING_APPLIED);
  }

  private void awaitView(List<Integer> members) {
    LocalGroup.await(members + " take turns", () -> group.areTheView(members));
  }

  private boolean votes(int member) {
    return group.node(member).status().member().votes();
  }

  private boolean isInAView(int member) {
    NodeStatus status = group.node(member).status();
    return status.running() && status.member().logEpoch() > 0;
  }

  /// Whether it is not decided yet whether the member gets a vote from the bootstrap.
  private boolean listens(int member) {
    return Files.exists(group.directory(member).resolve("founding"));
  }

  /// The incarnation of a member in the view of another.
  private long lifeOf(int member, int asked) {
    return group.node(asked).status().member().view().incarnationOf(member);
  }

  /// One command in each number; what is refused is sent again.
  private void submit(List<Integer> members, int count) {
    for (int i = 0; i < count; i++) {
      int member = members.get(i % members.size());
      String command = acknowledged.size() + "-" + member;
      LocalGroup.await(command + " is ordered", () -> submit(member, command));
    }
  }

  private boolean submit(int member, String command) {
    try {
      byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
      long number = group.node(member).submit(bytes).toCompletableFuture().join();
      return acknowledged.add(number + ":" + command);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RefusedException) {
        return false;
      }
      throw e;
    }
  }

  private void assertAllFiveTakeTurnsAndAreEqual() {
    LocalGroup.await(
        "all five take turns and have votes",
        () -> group.areTheView(ALL) && ALL.stream().allMatch(this::votes));
    submit(ALL, 50);
    LocalGroup.await(
        "all is applied everywhere",
        () -> recorders.stream().allMatch(recorder -> recorder.count() >= acknowledged.size()));
    for (Recorder recorder : recorders) {
      assertEquals(acknowledged, recorder.commands());
    }
    assertEquals(acknowledged.size(), new HashSet<>(acknowledged).size(), "each once");
    ALL.forEach(member -> assertFalse(listens(member)));
  }
}
