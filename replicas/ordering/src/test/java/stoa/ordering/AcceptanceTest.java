package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.batch;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.inFullView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.promising;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.sequence;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 3: which assignments a member accepts.
class AcceptanceTest {
  private static final GroupConfiguration SECOND_OF_THREE = GroupConfiguration.standard(3, 1);

  private final TestGroup member = new TestGroup(3, 1);

  @Test
  void ignoresSequencesOfAnotherEpoch() {
    member.receiveRequest(2, 0);
    for (long epoch : List.of(0L, EPOCH - 3, EPOCH + 3)) {
      member.receive(sequence(metadata(0, 1, 1), 0, epoch, request(2, 0)));
      assertEquals(0, member.status().receivedEnd());
    }
  }

  @Test
  void ignoresSequencesOfItsLogEpochOnceItHasPromisedALaterOne() {
    TestGroup promised = new TestGroup(SECOND_OF_THREE, promising(EPOCH + 3, inFullView(3)));
    promised.receiveRequest(2, 0);
    promised.receive(sequence(metadata(0, 0, 0), 0, EPOCH, request(2, 0)));
    assertEquals(0, promised.status().receivedEnd());
    assertEquals(0, promised.status().seenEnd(), "it is not kept aside either");
  }

  @Test
  void ignoresSequencesOfThePromiseWithoutItsView() {
    TestGroup promised = new TestGroup(SECOND_OF_THREE, promising(EPOCH + 3, inFullView(3)));
    promised.receiveRequest(2, 0);
    Metadata adopted = metadata(0, EPOCH + 3, EPOCH + 3, 1);
    promised.receive(sequence(adopted, 0, EPOCH + 3, request(2, 0)));
    assertEquals(0, promised.status().receivedEnd());
    assertEquals(0, promised.status().seenEnd(), "it is not kept aside either");
  }

  @Test
  void anotherMemberMayPassAnAssignmentOn() {
    member.receive(new Message.LogEntry(metadata(2, 1, 1), entry(0, EPOCH, request(2, 0))));
    assertEquals(1, member.status().receivedEnd());
  }

  @Test
  void stopsWhenAnyoneButTheOwnerAssigns() {
    member.receive(sequence(metadata(2, 0, 0), 0, EPOCH, request(2, 0)));
    assertTrue(member.halted());
  }

  @Test
  void stopsWhenALifeAssignsThatTheViewDoesNotList() {
    Metadata listed = metadata(0, 0, 0);
    Metadata later =
        new Metadata(
            listed.sender(),
            listed.incarnation() + 1,
            listed.votes(),
            listed.promise(),
            listed.logEpoch(),
            listed.heldEnd(),
            listed.deliveredEnd(),
            listed.seenEnd(),
            listed.requestsSeen());
    member.receive(sequence(later, 0, EPOCH, request(2, 0)));
    assertTrue(member.halted());
  }

  @Test
  void anEntryOfAnotherEpochIsNotTakenAsAnAssignment() {
    member.receive(new Message.LogEntry(metadata(2, 1, 1), entry(0, EPOCH - 3, request(2, 0))));
    assertEquals(0, member.status().receivedEnd());
  }

  @Test
  void ignoresRequestsOfLivesThatTheViewDoesNotList() {
    RequestId early = new RequestId(new Origin(2, LIFE - 1), 0);
    RequestId late = new RequestId(new Origin(2, LIFE + 1), 0);
    TestGroup owner = new TestGroup(3, 0);
    owner.receive(new Message.Request(metadata(1, 0, 0), early, batch("early")));
    owner.receive(new Message.Request(metadata(1, 0, 0), late, batch("late")));
    assertEquals(0, owner.status().receivedEnd());
    assertEquals(0, owner.status().unassignedRequests());
  }

  @Test
  void keepsEarlyAssignmentsAside() {
    member.receiveRequest(2, 0);
    member.receiveRequest(2, 1);
    member.receiveRequest(0, 0);
    member.receiveSequence(2, request(2, 1));
    assertEquals(0, member.status().receivedEnd());
    member.receiveSequence(0, request(2, 0));
    assertEquals(3, member.status().receivedEnd(), "0 given, 1 its own turn, 2 kept aside");
  }

  @Test
  void ignoresWhatItHasAlready() {
    member.receiveRequest(2, 0);
    member.receiveSequence(0, request(2, 0));
    assertTrue(member.receiveSequence(0, request(2, 0)).isEmpty());
    assertTrue(member.receiveRequest(2, 0).isEmpty());
  }

  @Test
  void stopsWhenOneNumberIsAssignedTwice() {
    member.receiveSequence(0, request(2, 0));
    member.receiveSequence(0, request(0, 0));
    assertTrue(member.halted());
    assertTrue(member.tick(1000).isEmpty(), "a halted member does nothing more");
  }

  @Test
  void stopsWhenARequestDiffersFromWhatWasAssigned() {
    member.receive(new Message.Request(metadata(2, 0, 0), request(2, 0), batch("another content")));
    member.receiveSequence(0, request(2, 0));
    assertTrue(member.halted());
  }

  @Test
  void stopsWhenOneRequestHasTwoContents() {
    member.receiveRequest(2, 0);
    member.receive(new Message.Request(metadata(2, 0, 0), request(2, 0), batch("another content")));
    assertTrue(member.halted());
  }

  @Test
  void stopsWhenARequestIsAssignedAgain() {
    member.receiveRequest(2, 0);
    member.receiveRequest(0, 0);
    member.receiveSequence(0, request(2, 0));
    member.receiveSequence(2, request(2, 0));
    assertTrue(member.halted());
  }

  @Test
  void stopsWhenOthersKnowAnAssignmentThatThisLifeNeverMade() {
    TestGroup owner = new TestGroup(3, 0);
    owner.receive(sequence(metadata(2, 1, 1), 0, EPOCH, request(2, 0)));
    assertTrue(owner.halted());
  }

  @Test
  void ignoresItsOwnDatagramsAndForeignMembers() {
    member.receive(new Message.Request(metadata(1, 0, 0), request(2, 0), batch("a")));
    member.receive(new Message.Request(metadata(7, 0, 0), request(2, 0), batch("a")));
    assertEquals(0, member.status().unassignedRequests());
    assertFalse(member.halted());
  }

  @Test
  void ignoresWhateverAnEarlierLifeOfAMemberSays() {
    Metadata present = new Metadata(2, LIFE + 1, true, EPOCH, EPOCH, 0, 0, 0, List.of());
    member.receive(new Message.Heartbeat(present));
    member.receiveRequest(2, 0);
    assertEquals(0, member.status().unassignedRequests());
  }
}
