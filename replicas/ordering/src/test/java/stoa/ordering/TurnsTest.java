package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.batch;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.request;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  @Test
  void theOwnerAssignsAnothersRequestAsSoonAsItHasIt() {
    TestGroup owner = new TestGroup(3, 0);
    owner.receiveRequest(2, 0);
    assertEquals(List.of(request(2, 0)), assignedIn(owner));
  }

  @Test
  void nobodyElseAssigns() {
    TestGroup other = new TestGroup(3, 1);
    other.receiveRequest(2, 0);
    assertTrue(assignedIn(other).isEmpty());
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
  void haltsWhenOneNumberIsAssignedTwice() {
    TestGroup member = new TestGroup(3, 1);
    member.receiveSequence(0, request(2, 0));
    member.receiveSequence(0, request(0, 0));
    assertEquals(1, member.effects(Effect.Halt.class).size());
    assertTrue(member.tick(1000).isEmpty(), "a halted member does nothing more");
  }

  @Test
  void haltsWhenARequestDiffersFromWhatWasAssigned() {
    TestGroup member = new TestGroup(3, 1);
    member.receive(new Message.Request(metadata(2, 0, 0), request(2, 0), batch("another content")));
    member.receiveSequence(0, request(2, 0));
    assertEquals(1, member.effects(Effect.Halt.class).size());
  }

  @Test
  void ignoresWhatItHasAlready() {
    TestGroup member = new TestGroup(3, 1);
    member.receiveRequest(2, 0);
    member.receiveSequence(0, request(2, 0));
    assertTrue(member.receiveSequence(0, request(2, 0)).isEmpty());
    assertTrue(member.receiveRequest(2, 0).isEmpty());
  }

  @Test
  void ignoresSequencesOfAnotherEpoch() {
    TestGroup member = new TestGroup(3, 1);
    member.receiveRequest(2, 0);
    member.receive(
        new Message.Sequence(
            metadata(0, 1, 1), 0, 7, request(2, 0), batch(request(2, 0).toString()).digest()));
    assertEquals(0, member.status().receivedEnd());
  }

  private static List<RequestId> assignedIn(TestGroup member) {
    return member.effects(Effect.Append.class).stream()
        .map(Effect.Append::record)
        .filter(JournalRecord.Entry.class::isInstance)
        .map(record -> ((JournalRecord.Entry) record).request())
        .toList();
  }
}
