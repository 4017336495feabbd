package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.metadata;

import java.util.List;

/// Member 1 on its way to a view, with the others answering by hand.
final class Candidate {
  private final TestGroup member;
  private long now;

  /// @param supporters of the wish; every other member is silent
  Candidate(int members, RecoveredState recovered, int... supporters) {
    member = new TestGroup(GroupConfiguration.standard(members, 1), recovered);
    tickUntil(400);
    long nonce = member.messages(Message.ViewWish.class).getLast().nonce();
    for (int supporter : supporters) {
      Metadata metadata = metadata(supporter, EPOCH, EPOCH, 0);
      member.receive(new Message.ViewSupport(metadata, recovered.incarnation(), nonce));
    }
    tickUntil(480);
  }

  TestGroup member() {
    return member;
  }

  /// The epoch that it has picked.
  long epoch() {
    return member.status().promise();
  }

  /// The own promise reaches the disk, and the others are asked.
  Candidate asks() {
    member.forceAll();
    assertEquals(epoch(), member.messages(Message.Prepare.class).getFirst().epoch());
    return this;
  }

  /// Somebody's answer, of a log that has been in one epoch from 0 to its end.
  List<Effect> answer(int sender, long logEpoch, long logEnd, long deliveredEnd) {
    ViewRecord adopted = TestGroup.view(logEpoch, 0, TestGroup.all(3));
    return answer(sender, LIFE, adopted, logEnd, deliveredEnd);
  }

  List<Effect> answer(
      int sender, long incarnation, ViewRecord adopted, long logEnd, long deliveredEnd) {
    Metadata metadata =
        new Metadata(
            sender,
            incarnation,
            true,
            epoch(),
            adopted.epoch(),
            logEnd,
            deliveredEnd,
            logEnd,
            List.of());
    return member.receive(
        new Message.PrepareAnswer(
            metadata, epoch(), adopted, logEnd, deliveredEnd, adopted.table()));
  }

  /// The rest is not waited for any longer.
  void tickUntil(long nowMillis) {
    member.tickThrough(now, nowMillis);
    now = nowMillis + 5;
  }

  /// Waits out the time for late answers.
  void waitForTheRest() {
    tickUntil(now + Timing.standard().answerWaitMillis());
  }

  List<Message.StartView> views() {
    return member.messages(Message.StartView.class);
  }

  /// The view that it has just made.
  ViewRecord made() {
    return views().getFirst().view();
  }
}
