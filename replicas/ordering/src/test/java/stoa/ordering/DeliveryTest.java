package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.request;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  @Test
  void deliversNothingBeforeAMajorityHoldsIt() {
    TestGroup member = withTwoNumbers(5);
    member.force(2);
    assertTrue(delivered(member).isEmpty(), "two of five hold the first number");
    member.holds(3, 1);
    assertEquals(List.of(0L), delivered(member));
  }

  @Test
  void deliversNothingThatItDoesNotHoldItself() {
    TestGroup member = withTwoNumbers(5);
    member.holds(2, 2);
    member.holds(3, 2);
    assertTrue(delivered(member).isEmpty());
    member.force(1);
    assertEquals(List.of(0L), delivered(member));
  }

  @Test
  void announcesAtOnceThatItHoldsMore() {
    TestGroup member = withTwoNumbers(5);
    member.force(1);
    assertEquals(1, member.messages(Message.Heartbeat.class).getFirst().metadata().heldEnd());
  }

  @Test
  void doesNotCountWhatIsHeldInAnotherEpoch() {
    TestGroup member = withTwoNumbers(3);
    member.force(2);
    assertEquals(1, member.status().deliveredEnd(), "the owner of 0 holds it too");
    Metadata other = new Metadata(2, 1, 5, 5, 2, 0, 2, List.of());
    member.receive(new Message.Heartbeat(other));
    assertTrue(delivered(member).isEmpty());
  }

  @Test
  void pausesWhenTheHostAppliesTooSlowly() {
    Limits one = TestGroup.limits(Limits.standard().outstandingRequests(), 1);
    GroupConfiguration group = new GroupConfiguration(3, 1, one, Timing.standard());
    TestGroup member = fill(new TestGroup(group, RecoveredState.fresh(1)));
    member.force(2);
    member.holds(2, 2);
    assertEquals(1, member.status().deliveredEnd());
    member.step(new Input.Applied(1));
    assertEquals(List.of(1L), delivered(member));
  }

  private static TestGroup withTwoNumbers(int members) {
    return fill(new TestGroup(members, 1));
  }

  /// Member 1 receives two requests and number 0, and assigns number 1 itself.
  private static TestGroup fill(TestGroup member) {
    member.receiveRequest(2, 0);
    member.receiveRequest(2, 1);
    member.receiveSequence(0, request(2, 0));
    return member;
  }

  private static List<Long> delivered(TestGroup member) {
    return member.effects(Effect.Deliver.class).stream().map(Effect.Deliver::number).toList();
  }
}
