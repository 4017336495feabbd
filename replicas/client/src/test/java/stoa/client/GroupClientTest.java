package stoa.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.client.CommandAnswer.Decided;
import stoa.client.TestMember.Way;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductResult;

final class GroupClientTest {
  private static final GroupLimits LIMITS =
      new GroupLimits(
          Duration.ofMillis(1_500),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofSeconds(3),
          Duration.ofMillis(10),
          Duration.ofMillis(50));

  private final List<TestMember> members = new ArrayList<>();
  private ProductGroup group = group(LIMITS, List.of(new MemberAddress("127.0.0.1", 1)));

  private static ProductGroup group(GroupLimits limits, List<MemberAddress> addresses) {
    return new ProductGroup(
        new GroupClient("product", addresses, ChannelSource.plaintext(), limits));
  }

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < 3; i++) {
      members.add(new TestMember());
    }
    group = group(LIMITS, members.stream().map(TestMember::address).toList());
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
    return group.submit(context(), CommandIdentity.fresh(1), ProductOperation.getDefaultInstance());
  }

  private int commands() {
    return members.stream().mapToInt(member -> member.commands.size()).sum();
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
    assertThrows(OutcomeUnknownException.class, this::submit);
    Set<Object> ids = new HashSet<>();
    members.forEach(member -> member.commands.forEach(command -> ids.add(command.getHeader())));
    assertEquals(1, ids.size());
    assertTrue(commands() > 3, "asked in more than one round");
  }

  @Test
  void movesOnFromAMemberThatNeverAnswers() {
    members.get(0).way = Way.NEVER_ANSWER;
    members.get(1).way = Way.NEVER_ANSWER;
    assertTrue(submit() instanceof Decided);
    group.getItems(context(), GetItemsRequest.getDefaultInstance());
    assertEquals(1, members.get(2).commands.size());
  }

  @Test
  void isCertainThatNothingWasDoneWhenAllRefuse() {
    all(Way.REFUSE);
    group.close();
    group = group(GroupLimits.standard(), members.stream().map(TestMember::address).toList());
    assertThrows(GroupUnavailableException.class, this::submit);
  }

  @Test
  void isCertainThatNothingWasDoneWhenNoneCanBeReached() throws Exception {
    for (TestMember member : members) {
      member.close();
    }
    assertThrows(GroupUnavailableException.class, this::submit);
  }

  @Test
  void isNotCertainOnceAMemberMayHaveTakenTheCommand() {
    all(Way.REFUSE);
    members.get(1).way = Way.NEVER_ANSWER;
    assertThrows(OutcomeUnknownException.class, this::submit);
  }

  @Test
  void readsAreNeverUnknown() {
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
    group = group(LIMITS, List.of(members.get(0).address()));
    submit();
    members.get(0).close();
    assertThrows(GroupCallException.class, this::submit);
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
    assertTrue(System.nanoTime() - start < LIMITS.call().toNanos());
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
