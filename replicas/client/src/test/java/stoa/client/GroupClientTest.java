package stoa.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.client.CommandAnswer.Decided;
import stoa.client.TestMember.Way;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductResult;

final class GroupClientTest {
  /// For answers that come: no machine is so slow that they take this long.
  private static final GroupLimits PATIENT = limits(Duration.ofSeconds(60), Duration.ofSeconds(20));

  /// For members that are silent: moves on soon, and comes back to those that were only slow.
  private static final GroupLimits HASTY = limits(Duration.ofSeconds(60), Duration.ofMillis(300));

  /// For calls that must come to nothing.
  private static final GroupLimits BRIEF = limits(Duration.ofSeconds(3), Duration.ofMillis(300));

  /// For refusals: no attempt begins in the last 7.5 s, so none is cut off while it is refused.
  private static final GroupLimits REFUSED = limits(Duration.ofSeconds(10), Duration.ofSeconds(60));

  private static GroupLimits limits(Duration call, Duration attempt) {
    return new GroupLimits(
        call,
        attempt,
        attempt,
        Duration.ofSeconds(3),
        Duration.ofMillis(10),
        Duration.ofMillis(50));
  }

  private final List<TestMember> members = new ArrayList<>();
  private ProductGroup group = group(PATIENT, List.of(new MemberAddress("127.0.0.1", 1)));

  private static ProductGroup group(GroupLimits limits, List<MemberAddress> addresses) {
    return new ProductGroup(
        new GroupClient(
            "product", addresses, MemberPreference.SPREAD, ChannelSource.plaintext(), limits));
  }

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < 3; i++) {
      members.add(new TestMember());
    }
    group = group(PATIENT, members.stream().map(TestMember::address).toList());
  }

  private void keepTo(GroupLimits limits) {
    group.close();
    group = group(limits, members.stream().map(TestMember::address).toList());
  }

  @AfterEach
  void stop() throws Exception {
    group.close();
    for (TestMember member : members) {
      member.close();
    }
  }

  private void all(Way way) {
    members.forEach(member -> member.way = way);
  }

  private static CallContext context() {
    return CallContext.within(Duration.ofSeconds(20), "test");
  }

  private CommandAnswer<ProductResult> submit() {
    return submit(context());
  }

  private CommandAnswer<ProductResult> submit(CallContext context) {
    return group.submit(context, CommandIdentity.fresh(1), ProductOperation.getDefaultInstance());
  }

  private int commands() {
    return members.stream().mapToInt(member -> member.commands.size()).sum();
  }

  private static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENT.call().toNanos();
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not in time");
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void sticksToTheMemberThatAnswered() {
    for (int i = 0; i < 10; i++) {
      assertTrue(submit() instanceof Decided);
    }
    assertEquals(1, members.stream().filter(member -> !member.commands.isEmpty()).count());
  }

  @Test
  void asksTheNamedLeaderNextAndFirstFromThenOn() {
    all(Way.REFUSE_NAMING_LEADER);
    members.forEach(member -> member.leader = 2);
    members.get(2).way = Way.ANSWER;
    submit();
    assertTrue(commands() <= 2, "the named leader is asked next");
    int before = commands();
    submit();
    assertEquals(before + 1, commands(), "and first from then on");
  }

  @Test
  void keepsTheCommandIdFromMemberToMember() {
    all(Way.BREAK);
    var answer = CompletableFuture.supplyAsync(this::submit);
    // More than one round of three.
    until(() -> commands() > 3);
    all(Way.ANSWER);
    assertTrue(answer.join() instanceof Decided);
    Set<Object> ids = new HashSet<>();
    members.forEach(member -> member.commands.forEach(command -> ids.add(command.getHeader())));
    assertEquals(1, ids.size());
  }

  @Test
  void movesOnFromAMemberThatNeverAnswers() {
    keepTo(HASTY);
    members.get(0).way = Way.NEVER_ANSWER;
    members.get(1).way = Way.NEVER_ANSWER;
    assertTrue(submit() instanceof Decided);
    group.getItems(context(), GetItemsRequest.getDefaultInstance());
    assertFalse(members.get(2).commands.isEmpty());
    assertFalse(members.get(2).reads.isEmpty());
  }

  @Test
  void isCertainThatNothingWasDoneWhenAllRefuse() {
    all(Way.REFUSE);
    keepTo(REFUSED);
    assertThrows(GroupUnavailableException.class, this::submit);
  }

  @Test
  void isCertainThatNothingWasDoneWhenNoneCanBeReached() throws Exception {
    keepTo(BRIEF);
    for (TestMember member : members) {
      member.close();
    }
    assertThrows(GroupUnavailableException.class, this::submit);
  }

  @Test
  void isNotCertainOnceAMemberMayHaveTakenTheCommand() {
    keepTo(BRIEF);
    all(Way.REFUSE);
    members.get(1).way = Way.NEVER_ANSWER;
    assertThrows(OutcomeUnknownException.class, this::submit);
  }

  @Test
  void readsAreNeverUnknown() {
    keepTo(BRIEF);
    all(Way.NEVER_ANSWER);
    assertThrows(
        GroupUnavailableException.class,
        () -> group.getItems(context(), GetItemsRequest.getDefaultInstance()));
  }

  @Test
  void doesNotRepeatWhatIsMalformed() {
    all(Way.FIND_MALFORMED);
    assertThrows(CallRefusedException.class, this::submit);
    assertEquals(1, commands());
  }

  @Test
  void turnsBackAtOnceFromAFullQueue() {
    all(Way.TURN_AWAY_FROM_A_FULL_QUEUE);
    assertThrows(GroupQueueFullException.class, this::submit);
    assertEquals(1, commands());
  }

  @Test
  void treatsARequestThatSleptForADayAsNotTaken() {
    all(Way.TOO_OLD);
    assertThrows(GroupUnavailableException.class, this::submit);
  }

  @Test
  void reachesAMemberThatCameBackOnTheSamePort() throws Exception {
    int port = members.get(0).port();
    group.close();
    group = group(PATIENT, List.of(members.get(0).address()));
    submit();
    members.get(0).close();
    CallContext brief = CallContext.within(Duration.ofSeconds(1), "test");
    assertThrows(GroupCallException.class, () -> submit(brief));
    members.set(0, new TestMember(port));
    assertTrue(submit() instanceof Decided);
  }

  @Test
  void opensConnectionsAfreshAfterClosingThem() {
    submit();
    group.closeConnections();
    assertTrue(submit() instanceof Decided);
  }

  @Test
  void keepsToTheDeadlineOfItsCaller() {
    all(Way.NEVER_ANSWER);
    long start = System.nanoTime();
    CallContext brief = CallContext.within(Duration.ofMillis(100), "test");
    assertThrows(
        GroupUnavailableException.class,
        () -> group.getItems(brief, GetItemsRequest.getDefaultInstance()));
    assertTrue(System.nanoTime() - start < PATIENT.call().toNanos());
  }

  @Test
  void asksForTheGroupTimeOnlyWhenItIsOld() {
    assertEquals(5, group.seenTimeMillis(context()));
    assertEquals(5, group.seenTimeMillis(context()));
    assertEquals(1, members.stream().mapToInt(member -> member.reads.size()).sum());
  }

  @Test
  void readsListsOfMembers() {
    assertEquals(
        List.of(new MemberAddress("a", 1), new MemberAddress("b", 2)),
        MemberAddress.parseList("a:1, b:2"));
    for (String malformed : List.of("", "a", "a:", "a:x", "a:0", "a:1,", ":1")) {
      assertThrows(IllegalArgumentException.class, () -> MemberAddress.parseList(malformed));
    }
  }
}
