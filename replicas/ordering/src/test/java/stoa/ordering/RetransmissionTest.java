package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.only;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is missing is asked for, and answered from the log or the journal.
class RetransmissionTest {
  private final TestGroup member = new TestGroup(3, 1);

  @Test
  void asksTheOwnerForAMissingSequenceAfterAWhile() {
    member.tick(0);
    member.holds(2, 1);
    assertTrue(questions(0).isEmpty());
    assertTrue(questions(4).isEmpty());
    assertEquals(List.of(new NumberRange(0, 1)), questions(5).getFirst().numbers());
    assertEquals(0, askedMember());
  }

  @Test
  void asksTheSenderForTheRequestOfAKnownSequence() {
    member.tick(0);
    member.receiveSequence(0, request(2, 0));
    questions(0);
    RequestRange missing = new RequestRange(request(2, 0).origin(), 0, 1);
    assertEquals(List.of(missing), questions(5).getFirst().requests());
    assertEquals(2, askedMember());
  }

  @Test
  void findsALostLastRequestThroughAHeartbeat() {
    member.tick(0);
    RequestEnd seen = new RequestEnd(new Origin(2, 1), 3);
    member.receive(new Message.Heartbeat(metadata(2, 0, 0, seen)));
    questions(0);
    RequestRange missing = new RequestRange(seen.origin(), 0, 3);
    assertEquals(List.of(missing), questions(5).getFirst().requests());
  }

  @Test
  void asksEverMoreSeldomAndThenSomebodyElse() {
    member.holds(2, 1);
    questions(0);
    int asked = 0;
    int elsewhere = 0;
    for (long now = 5; now <= 1000; now += 5) {
      if (!questions(now).isEmpty()) {
        asked++;
        elsewhere += askedMember() == 2 ? 1 : 0;
      }
    }
    assertTrue(asked >= 5 && asked <= 10, "asked " + asked + " times in a second");
    assertTrue(elsewhere > 0, "the owner of number 0 does not answer");
  }

  @Test
  void answersNumbersWithTheEntriesOfItsLog() {
    member.receiveRequest(2, 0);
    member.receiveSequence(0, request(2, 0));
    ask(new NumberRange(0, 1000));
    Message.LogEntry answer = member.messages(Message.LogEntry.class).getFirst();
    assertEquals(entry(0, EPOCH, request(2, 0)), answer.entry());
    assertEquals(0, answer.metadata().heldEnd(), "which says nothing about being held");
  }

  @Test
  void answersVoidsToo() {
    ViewRecord withoutZero = view(EPOCH, 0, only(1, 2));
    TestGroup other = new TestGroup(GroupConfiguration.standard(3, 1), inView(LIFE, withoutZero));
    other.tick(0);
    other.receive(
        new Message.RetransmitRequest(
            metadata(2, 0, 0), List.of(new NumberRange(0, 1)), List.of()));
    assertEquals(
        new JournalRecord.VoidEntry(0, EPOCH),
        other.messages(Message.LogEntry.class).getFirst().entry());
  }

  @Test
  void asksOnlyUpToTheNextVoid() {
    ViewRecord view = view(EPOCH, 0, only(1, 2, 4));
    TestGroup other = new TestGroup(GroupConfiguration.standard(5, 4), inView(LIFE, view));
    other.tick(0);
    other.holds(1, 4);
    other.tickThrough(5, 10);
    List<NumberRange> asked =
        other.messages(Message.RetransmitRequest.class).stream()
            .flatMap(question -> question.numbers().stream())
            .toList();
    assertEquals(List.of(new NumberRange(1, 2), new NumberRange(2, 3)), asked);
  }

  @Test
  void readsFromTheJournalWhatIsNoLongerInMemory() {
    TestGroup late = lateStart();
    late.receive(question(new NumberRange(3, 5)));
    assertEquals(List.of(new Effect.ReadJournal(0, 3, 4)), late.effects(Effect.ReadJournal.class));
    late.step(new Input.JournalRead(0, List.of(entry(3, EPOCH, request(2, 3)))));
    assertEquals(1, late.messages(Message.LogEntry.class).size());
  }

  @Test
  void saysWhereItsJournalBeginsWhenAskedForLess() {
    TestGroup late = lateStart();
    late.receive(question(new NumberRange(1, 5)));
    assertEquals(2, late.messages(Message.LogUnavailable.class).getFirst().start());
  }

  @Test
  void anAnswerHasALimit() {
    member.receive(question(new NumberRange(0, Long.MAX_VALUE)));
    assertTrue(member.messages(Message.LogEntry.class).isEmpty());
    TestGroup sender = new TestGroup(3, 0);
    for (int i = 0; i < Limits.standard().messagesPerRetransmission() + 1; i++) {
      sender.receiveRequest(2, i);
    }
    RequestRange everything = new RequestRange(new Origin(2, LIFE), 0, Long.MAX_VALUE);
    sender.receive(
        new Message.RetransmitRequest(metadata(1, 0, 0), List.of(), List.of(everything)));
    assertEquals(
        Limits.standard().messagesPerRetransmission(),
        sender.messages(Message.Request.class).size());
  }

  @Test
  void passesOnRequestsThatHaveNoNumberYet() {
    member.receiveRequest(2, 0);
    member.receive(
        new Message.RetransmitRequest(
            metadata(0, 0, 0),
            List.of(),
            List.of(new RequestRange(new Origin(2, 1), 0, Long.MAX_VALUE))));
    assertEquals(1, member.messages(Message.Request.class).size());
  }

  /// The journal begins at 2 and what is in memory at 4.
  private static TestGroup lateStart() {
    RecoveredState recovered =
        new RecoveredState(
            LIFE,
            true,
            EPOCH,
            view(EPOCH, 0, all(3)),
            4,
            List.of(),
            new EpochTable(List.of()).with(EPOCH, 0),
            List.of(entry(4, EPOCH, request(2, 4))),
            2,
            4);
    return new TestGroup(GroupConfiguration.standard(3, 1), recovered);
  }

  private void ask(NumberRange range) {
    member.receive(question(range));
  }

  private static Message.RetransmitRequest question(NumberRange range) {
    return new Message.RetransmitRequest(metadata(0, 0, 0), List.of(range), List.of());
  }

  private List<Message.RetransmitRequest> questions(long nowMillis) {
    member.tick(nowMillis);
    return member.messages(Message.RetransmitRequest.class);
  }

  private int askedMember() {
    return member.effects(Effect.Send.class).getFirst().to();
  }
}
