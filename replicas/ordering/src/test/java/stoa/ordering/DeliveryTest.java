package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.inFullView;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.only;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 4: what is announced, what counts, and when a number is delivered.
class DeliveryTest {
  @Test
  void deliversNothingBeforeAMajorityHoldsIt() {
    TestGroup member = withTwoNumbers(5);
    member.force(2);
    assertTrue(member.delivered().isEmpty(), "two of five hold the first number");
    member.holds(3, 1);
    assertEquals(List.of(0L), member.delivered());
  }

  @Test
  void deliversNothingThatItDoesNotHoldItself() {
    TestGroup member = withTwoNumbers(5);
    member.holds(2, 2);
    member.holds(3, 2);
    member.holds(4, 2);
    assertTrue(member.delivered().isEmpty());
    member.force(1);
    assertEquals(List.of(0L), member.delivered());
  }

  @Test
  void announcesAtOnceThatItHoldsMore() {
    TestGroup member = withTwoNumbers(5);
    member.force(1);
    Metadata told = member.messages(Message.Heartbeat.class).getFirst().metadata();
    assertEquals(1, told.heldEnd());
    assertEquals(EPOCH, told.logEpoch());
  }

  @Test
  void announcesInItsLogEpochAndNotInItsPromise() {
    TestGroup member = withTwoNumbers(3);
    member.receive(new Message.Prepare(metadata(0, EPOCH + 3, EPOCH, 0), EPOCH + 3));
    member.forceAll();
    Metadata told = member.messages(Message.Heartbeat.class).getFirst().metadata();
    assertEquals(EPOCH, told.logEpoch());
    assertEquals(EPOCH + 3, told.promise(), "so that nobody takes it for an announcement");
  }

  @Test
  void doesNotCountAnnouncementsOfOtherEpochs() {
    for (long epoch : List.of(EPOCH - 3, EPOCH + 3)) {
      TestGroup member = withTwoNumbers(5);
      member.force(2);
      member.receive(new Message.Heartbeat(metadata(2, epoch, epoch, 2)));
      member.receive(new Message.Heartbeat(metadata(3, epoch, epoch, 2)));
      assertEquals(0, member.status().deliveredEnd());
    }
  }

  @Test
  void doesNotCountWhatAMemberHoldsThatHasPromisedALaterEpoch() {
    TestGroup member = withTwoNumbers(5);
    member.force(2);
    member.receive(new Message.Heartbeat(metadata(2, EPOCH + 5, EPOCH, 2)));
    member.receive(new Message.Heartbeat(metadata(3, EPOCH + 5, EPOCH, 2)));
    assertEquals(0, member.status().deliveredEnd());
  }

  @Test
  void doesNotCountAMemberWithoutAVote() {
    TestGroup member = withTwoNumbers(5);
    member.force(2);
    Metadata voteless = new Metadata(3, LIFE, false, EPOCH, EPOCH, 2, 0, 2, List.of());
    member.receive(new Message.Heartbeat(voteless));
    assertEquals(0, member.status().deliveredEnd());
  }

  @Test
  void deliversNothingOnceItHasPromisedALaterEpoch() {
    TestGroup member = withTwoNumbers(5);
    member.force(2);
    member.receive(new Message.Prepare(metadata(0, EPOCH + 5, EPOCH, 2), EPOCH + 5));
    member.holds(2, 2);
    member.holds(3, 2);
    assertEquals(0, member.status().deliveredEnd());
  }

  @Test
  void forgetsAnnouncementsOfTheOldEpochInANewOne() {
    GroupConfiguration group = GroupConfiguration.standard(5, 1);
    TestGroup member =
        new TestGroup(
            group, inView(LIFE, view(EPOCH, 0, only(0, 1, 2)), entry(0, EPOCH, request(2, 0))));
    member.holds(2, 1);
    assertEquals(0, member.status().deliveredEnd(), "two of five");
    ViewRecord next = TestGroup.viewAfter(EPOCH + 5, 1, only(0, 1, 2));
    member.receive(new Message.StartView(metadata(0, EPOCH + 5, EPOCH, 1), next, 0));
    member.forceAll();
    assertEquals(EPOCH + 5, member.status().logEpoch());
    member.receive(new Message.Heartbeat(metadata(0, EPOCH + 5, EPOCH + 5, 1)));
    assertEquals(0, member.status().deliveredEnd(), "what 2 said was said in the old epoch");
    member.receive(new Message.Heartbeat(metadata(2, EPOCH + 5, EPOCH + 5, 1)));
    assertEquals(1, member.status().deliveredEnd());
  }

  @Test
  void deliversEachNumberOnceAndInOrder() {
    TestGroup member = withTwoNumbers(3);
    member.force(2);
    assertEquals(List.of(0L), member.delivered());
    member.holds(2, 2);
    assertEquals(List.of(1L), member.delivered());
    member.holds(0, 2);
    assertTrue(member.delivered().isEmpty());
  }

  @Test
  void pausesWhenTheHostAppliesTooSlowly() {
    Limits one = TestGroup.limits(Limits.standard().outstandingRequests(), 1);
    GroupConfiguration group = new GroupConfiguration(3, 1, one, Timing.standard());
    TestGroup member = fill(new TestGroup(group, inFullView(3)));
    member.force(2);
    member.holds(2, 2);
    assertEquals(1, member.status().deliveredEnd());
    member.step(new Input.Applied(1));
    assertEquals(List.of(1L), member.delivered());
  }

  @Test
  void stopsWhenTheHostAppliesWhatWasNotDelivered() {
    TestGroup member = withTwoNumbers(3);
    member.step(new Input.Applied(1));
    assertTrue(member.halted());
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
}
