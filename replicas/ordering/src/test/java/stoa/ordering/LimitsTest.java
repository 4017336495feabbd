package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.inFullView;
import static stoa.ordering.TestGroup.request;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Limits STANDARD = Limits.standard();

  @Test
  void rejectsRequestsWhenTooManyHaveNoNumber() {
    TestGroup member = new TestGroup(3, 1);
    for (int i = 0; i < STANDARD.unassignedRequests(); i++) {
      assertTrue(member.hasRoom(1));
      member.submit("a");
    }
    assertFalse(member.hasRoom(1));
    member.submit("a");
    assertEquals(Effect.Reason.TOO_MANY_REQUESTS, rejection(member));
  }

  @Test
  void rejectsEmptyAndTooLargeRequests() {
    TestGroup member = new TestGroup(3, 1);
    member.step(new Input.Submit(1, List.of()));
    assertEquals(Effect.Reason.BAD_SIZE, rejection(member));
    member.step(new Input.Submit(1, List.of(new Command(new byte[STANDARD.requestBytes() + 1]))));
    assertEquals(Effect.Reason.BAD_SIZE, rejection(member));
  }

  @Test
  void ownRequestsAreUnderWayUntilEverybodyHoldsThem() {
    Limits one = TestGroup.limits(1, STANDARD.unappliedNumbers());
    GroupConfiguration group = new GroupConfiguration(3, 0, one, Timing.standard());
    TestGroup member = new TestGroup(group, inFullView(3));
    member.submit("a");
    assertFalse(member.hasRoom(1));
    member.force(1);
    member.holds(1, 1);
    assertEquals(1, member.status().deliveredEnd());
    member.step(new Input.Applied(1));
    assertFalse(member.hasRoom(1), "member 2 does not hold it yet");
    member.holds(2, 1);
    assertTrue(member.hasRoom(1));
  }

  @Test
  void rejectsReadersWhenTooManyWait() {
    TestGroup member = new TestGroup(3, 0);
    for (int i = 0; i <= STANDARD.barrierWaiters(); i++) {
      member.step(new Input.BarrierAsked(i));
    }
    assertEquals(Effect.Reason.TOO_MANY_BARRIERS, rejection(member));
  }

  @Test
  void dropsSequencesFarAhead() {
    TestGroup member = new TestGroup(3, 1);
    member.receiveSequence(3L * STANDARD.logNumbers(3), request(2, 0));
    assertTrue(member.effects(Effect.Halt.class).isEmpty());
  }

  @Test
  void ownRequestsAreLimitedInBytesTooButForASingleOne() {
    TestGroup member = new TestGroup(3, 1);
    assertTrue(member.hasRoom(STANDARD.outstandingBytes() + 1), "a single one may be under way");
    member.submit("a");
    assertTrue(member.hasRoom(STANDARD.outstandingBytes() - 1));
    assertFalse(member.hasRoom(STANDARD.outstandingBytes()));
  }

  @Test
  void dropsRequestsFarAhead() {
    TestGroup member = new TestGroup(3, 1);
    member.receiveRequest(2, 2L * STANDARD.outstandingRequests());
    assertEquals(0, member.status().unassignedRequests());
  }

  private static Effect.Reason rejection(TestGroup member) {
    return member.effects(Effect.Rejected.class).getFirst().reason();
  }

  @Test
  void whoIsTakenIntoAViewNeverNeedsASnapshotForIt() {
    LimitsBuilder kept = STANDARD.but().numbersPerCut(8).cutsKeptForAbsent(2);
    assertThrows(IllegalArgumentException.class, () -> kept.joinLagNumbers(16).build());
    assertEquals(15, kept.joinLagNumbers(15).build().joinLagNumbers());
    LimitsBuilder fetched = STANDARD.but().adoptionNumbers(STANDARD.joinLagNumbers());
    assertThrows(IllegalArgumentException.class, fetched::build);
  }

  @Test
  void aMajorityIsThatOfTheConfiguredMembers() {
    int[] members = {3, 5, 7};
    int[] majorities = {2, 3, 4};
    for (int i = 0; i < members.length; i++) {
      GroupConfiguration group = new GroupConfiguration(members[i], 0, STANDARD, Timing.standard());
      assertEquals(majorities[i], group.majority());
    }
  }
}
