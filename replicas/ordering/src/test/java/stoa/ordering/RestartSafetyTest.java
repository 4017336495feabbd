package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.batch;
import static stoa.ordering.TestGroup.request;

import java.util.List;
import org.junit.jupiter.api.Test;

class RestartSafetyTest {
  private static final GroupConfiguration SECOND_OF_THREE = GroupConfiguration.standard(3, 1);

  @Test
  void sendsItsRequestOnlyOnceItIsForced() {
    TestGroup sender = new TestGroup(3, 1);
    sender.submit("a");
    assertTrue(sender.messages(Message.class).isEmpty());
    sender.force(1);
    assertEquals(request(1, 0), sender.messages(Message.Request.class).getFirst().id());
  }

  @Test
  void sendsRequestAndSequenceTogetherWhenItIsItsTurn() {
    TestGroup sender = new TestGroup(3, 0);
    sender.submit("a");
    assertEquals(1, sender.effects(Effect.Append.class).size(), "written once, forced once");
    sender.force(1);
    assertEquals(1, sender.messages(Message.Request.class).size());
    assertEquals(0, sender.messages(Message.Sequence.class).getFirst().number());
    assertEquals(1, sender.messages(Message.Sequence.class).getFirst().metadata().heldEnd());
  }

  @Test
  void sendsItsAssignmentOnlyOnceItIsForced() {
    TestGroup owner = new TestGroup(3, 0);
    owner.receiveRequest(2, 0);
    assertTrue(owner.messages(Message.class).isEmpty());
    owner.force(1);
    assertEquals(request(2, 0), owner.messages(Message.Sequence.class).getFirst().request());
  }

  @Test
  void doesNotPassOnWhatIsNotForced() {
    TestGroup owner = new TestGroup(3, 0);
    owner.submit("a");
    owner.receive(
        new Message.RetransmitRequest(
            TestGroup.metadata(1, 0, 0),
            List.of(new NumberRange(0, 1)),
            List.of(new RequestRange(new Origin(0, TestGroup.LIFE), 0, 1))));
    assertTrue(owner.messages(Message.class).isEmpty());
  }

  @Test
  void doesNotTellOfWhatIsNotForced() {
    TestGroup owner = new TestGroup(3, 0);
    owner.submit("a");
    owner.tick(0);
    Metadata told = owner.messages(Message.Heartbeat.class).getFirst().metadata();
    assertEquals(0, told.seenEnd());
    assertTrue(told.requestsSeen().isEmpty());
  }

  @Test
  void aRestartedMemberOffersTheRequestsOfItsEarlierLife() {
    JournalReplay replay = new JournalReplay(SECOND_OF_THREE, 0);
    replay.read(new JournalRecord.Incarnation(TestGroup.LIFE));
    replay.read(new JournalRecord.OwnRequest(request(1, 0), batch("a")));
    TestGroup restarted = new TestGroup(SECOND_OF_THREE, replay.recovered(2));
    restarted.tick(0);
    Metadata told = restarted.messages(Message.Heartbeat.class).getFirst().metadata();
    assertEquals(List.of(new RequestEnd(new Origin(1, 1), 1)), told.requestsSeen());
  }

  @Test
  void aRestartedMemberGoesOnWithItsTurnsAfterItsLog() {
    JournalReplay replay = new JournalReplay(SECOND_OF_THREE, 0);
    replay.read(new JournalRecord.Entry(0, 0, request(0, 0), batch("a")));
    replay.read(new JournalRecord.Entry(1, 0, request(0, 1), batch("b")));
    TestGroup restarted = new TestGroup(SECOND_OF_THREE, replay.recovered(2));
    assertEquals(2, restarted.status().heldEnd());
    assertEquals(0, restarted.status().deliveredEnd());
    restarted.receiveRequest(2, 0);
    assertEquals(2, restarted.status().receivedEnd(), "number 2 belongs to member 2");
  }

  @Test
  void haltsWhenOthersKnowAnAssignmentThatItsJournalLacks() {
    TestGroup owner = new TestGroup(3, 0);
    owner.receive(
        new Message.Sequence(
            TestGroup.metadata(2, 1, 1), 0, 0, request(2, 0), batch("a").digest()));
    assertEquals(1, owner.effects(Effect.Halt.class).size());
  }
}
