package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.only;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rules 1 and 2, and the three conditions of an assignment.
class TurnsTest {
  @Test
  void theOwnerAssignsAnothersRequestAsSoonAsItHasIt() {
    TestGroup owner = new TestGroup(3, 0);
    owner.receiveRequest(2, 0);
    assertEquals(List.of(request(2, 0)), assignedIn(owner));
    Message.Sequence sent = owner.messages(Message.Sequence.class).getFirst();
    assertEquals(0, sent.number(), "sent at once, without waiting for the disk");
    assertEquals(EPOCH, sent.epoch());
    assertEquals(0, sent.metadata().heldEnd(), "and says nothing of being held");
  }

  @Test
  void nobodyElseAssigns() {
    for (int other = 1; other < 3; other++) {
      TestGroup member = new TestGroup(3, other);
      member.receiveRequest(0, 0);
      assertTrue(assignedIn(member).isEmpty());
    }
  }

  @Test
  void ownershipStaysTheSameInASmallerView() {
    GroupConfiguration group = GroupConfiguration.standard(5, 3);
    Epochs epochs = new Epochs(group, Rules.standard(), inView(LIFE, withoutZeroAndTwo()));
    List<Integer> owners = IntStream.range(0, 7).mapToObj(epochs::owner).toList();
    assertEquals(List.of(0, 1, 2, 3, 4, 0, 1), owners);
  }

  @Test
  void theTurnsOfWhoeverTheViewLeavesOutAreVoid() {
    TestGroup member = withoutZeroAndTwo(3);
    member.tick(0);
    assertEquals(List.of(new JournalRecord.VoidEntry(0, EPOCH)), member.appended());
    assertTrue(member.messages(Message.Sequence.class).isEmpty(), "no message is sent for a void");
    member.receiveRequest(4, 0);
    member.receiveSequence(1, request(4, 0));
    assertEquals(3, member.status().receivedEnd(), "number 2 is void too");
  }

  @Test
  void aVoidIsHeldOnlyWhenForced() {
    TestGroup member = withoutZeroAndTwo(3);
    member.tick(0);
    member.holds(1, 1);
    member.holds(4, 1);
    assertTrue(member.effects(Effect.Skip.class).isEmpty());
    assertEquals(0, member.status().heldEnd());
    member.force(1);
    assertEquals(1, member.status().heldEnd());
    assertEquals(List.of(new Effect.Skip(0, EPOCH)), member.effects(Effect.Skip.class));
  }

  @Test
  void nothingIsVoidInTheFullView() {
    TestGroup member = new TestGroup(5, 3);
    member.tickThrough(0, 50);
    assertTrue(member.appended().isEmpty());
  }

  @Test
  void aMemberWithoutAViewTakesNoTurns() {
    GroupConfiguration group = GroupConfiguration.standard(3, 0);
    TestGroup member = new TestGroup(group, RecoveredState.bootstrapped(LIFE));
    member.tick(0);
    member.submit("a");
    assertEquals(
        Effect.Reason.NOT_IN_VIEW, member.effects(Effect.Rejected.class).getFirst().reason());
    member.receiveRequest(2, 0);
    assertEquals(0, member.status().receivedEnd());
  }

  @Test
  void assignsNothingBeforeItHasEverySequenceBelow() {
    TestGroup owner = new TestGroup(3, 1);
    owner.receiveRequest(2, 0);
    owner.receiveRequest(2, 1);
    assertEquals(0, owner.status().receivedEnd());
    owner.receiveSequence(0, request(2, 0));
    assertEquals(List.of(request(2, 0), request(2, 1)), assignedIn(owner));
  }

  @Test
  void assignsNothingBeforeItHasEveryRequestBelow() {
    TestGroup owner = new TestGroup(3, 1);
    owner.receiveSequence(0, request(2, 0));
    owner.receiveRequest(0, 0);
    assertTrue(assignedIn(owner).isEmpty());
    owner.receiveRequest(2, 0);
    assertEquals(List.of(request(2, 0), request(0, 0)), assignedIn(owner));
  }

  @Test
  void assignsASendersRequestsInItsOrderOnly() {
    TestGroup owner = new TestGroup(3, 0);
    owner.receiveRequest(2, 1);
    assertTrue(assignedIn(owner).isEmpty());
    owner.receiveRequest(2, 0);
    assertEquals(List.of(request(2, 0)), assignedIn(owner));
  }

  @Test
  void prefersItsOwnRequestAndServesTheOthersInTurn() {
    TestGroup owner = new TestGroup(3, 1);
    owner.receiveRequest(0, 0);
    owner.receiveRequest(2, 0);
    owner.receiveRequest(2, 1);
    owner.submit("own");
    owner.receiveSequence(0, request(0, 0));
    assertEquals(List.of(request(0, 0), request(1, 0)), assignedIn(owner));
  }

  @Test
  void sendsRequestAndSequenceTogetherWhenItIsItsTurn() {
    TestGroup sender = new TestGroup(3, 0);
    sender.submit("a");
    assertEquals(request(0, 0), sender.messages(Message.Request.class).getFirst().id());
    assertEquals(0, sender.messages(Message.Sequence.class).getFirst().number());
    assertEquals(1, sender.appended().size(), "only the number is written, not the request");
  }

  @Test
  void anOwnRequestIsNotWrittenBeforeItHasANumber() {
    TestGroup sender = new TestGroup(3, 1);
    sender.submit("a");
    assertEquals(1, sender.messages(Message.Request.class).size());
    assertTrue(sender.appended().isEmpty());
  }

  @Test
  void waitsWithNoRequestToAssign() {
    TestGroup owner = new TestGroup(3, 0);
    owner.receive(new Message.Heartbeat(metadata(1, 0, 0)));
    assertEquals(0, owner.status().receivedEnd());
    assertFalse(owner.halted());
  }

  private static TestGroup withoutZeroAndTwo(int self) {
    return new TestGroup(GroupConfiguration.standard(5, self), inView(LIFE, withoutZeroAndTwo()));
  }

  private static ViewRecord withoutZeroAndTwo() {
    return view(EPOCH, 0, only(1, 3, 4));
  }

  private static List<RequestId> assignedIn(TestGroup member) {
    return member.appended().stream()
        .filter(JournalRecord.Entry.class::isInstance)
        .map(record -> ((JournalRecord.Entry) record).request())
        .toList();
  }
}
