package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.request;

import java.util.List;
import org.junit.jupiter.api.Test;

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
  void answersWithRequestAndSequence() {
    member.receiveRequest(2, 0);
    member.receiveSequence(0, request(2, 0));
    member.force(1);
    ask(new NumberRange(0, 1000));
    assertEquals(request(2, 0), member.messages(Message.Request.class).getFirst().id());
    assertEquals(0, member.messages(Message.Sequence.class).getFirst().number());
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

  private void ask(NumberRange range) {
    member.receive(new Message.RetransmitRequest(metadata(0, 0, 0), List.of(range), List.of()));
  }

  private List<Message.RetransmitRequest> questions(long nowMillis) {
    member.tick(nowMillis);
    return member.messages(Message.RetransmitRequest.class);
  }

  private int askedMember() {
    return member.effects(Effect.Send.class).getFirst().to();
  }
}
