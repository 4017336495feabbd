package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.AdoptingMember.NEXT;
import static stoa.ordering.AdoptingMember.OTHER_LOG;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.viewAfter;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 5, StartView: what a member fetches of the chosen log, of whom, and when a snapshot must
/// do.
class AdoptionFetchTest {
  private final AdoptingMember adopting = new AdoptingMember();
  private final TestGroup member = adopting.group;

  @Test
  void cutsNothingThatAgreesAndFetchesTheRest() {
    adopting.start(viewAfter(NEXT, 5, all(3)));
    assertTrue(member.appended().stream().noneMatch(JournalRecord.Cut.class::isInstance));
    assertEquals(List.of(new NumberRange(3, 5)), asked().numbers());
  }

  @Test
  void fetchedEntriesMustAgreeWithTheTable() {
    adopting.start(OTHER_LOG);
    adopting.passOn(entry(1, EPOCH, request(0, 0)));
    adopting.passOn(entry(1, NEXT, request(0, 0)));
    assertEquals(1, member.status().receivedEnd());
  }

  @Test
  void fetchesNothingAtOrBeyondTheBase() {
    adopting.start(viewAfter(NEXT, 3, all(3)));
    adopting.passOn(entry(3, NEXT, request(0, 0)));
    assertEquals(3, member.status().receivedEnd());
  }

  @Test
  void asksTheSourceFirstAndThenTheOthers() {
    member.tick(0);
    member.receive(new Message.Heartbeat(metadata(0, NEXT, NEXT, 3)));
    adopting.start(OTHER_LOG);
    assertEquals(2, askedMember());
    member.tickThrough(5, 200);
    List<Integer> asked =
        member.effects(Effect.Send.class).stream()
            .filter(send -> send.message() instanceof Message.RetransmitRequest)
            .map(Effect.Send::to)
            .toList();
    assertTrue(asked.contains(0) && asked.contains(2), () -> "asked " + asked);
  }

  @Test
  void asksForASnapshotWhenTheOthersHaveCutWhatItLacks() {
    adopting.start(OTHER_LOG);
    member.receive(new Message.Heartbeat(metadata(0, NEXT, NEXT, 3)));
    member.receive(new Message.LogUnavailable(metadata(2, NEXT, NEXT, 3), 2));
    assertTrue(member.effects(Effect.NeedSnapshot.class).isEmpty(), "0 may have it");
    member.receive(new Message.LogUnavailable(metadata(0, NEXT, NEXT, 3), 3));
    assertEquals(List.of(new Effect.NeedSnapshot(0)), member.effects(Effect.NeedSnapshot.class));
    assertTrue(member.tick(1000).isEmpty(), "this life is over");
  }

  @Test
  void asksNobodyAgainWhoHasCutOffWhatItLacks() {
    member.tick(0);
    adopting.start(OTHER_LOG);
    member.receive(new Message.Heartbeat(metadata(0, NEXT, NEXT, 3)));
    member.receive(new Message.LogUnavailable(metadata(2, NEXT, NEXT, 3), 2));
    member.tickThrough(5, 200); // The effects are those of these ticks.
    List<Integer> asked =
        member.effects(Effect.Send.class).stream()
            .filter(send -> send.message() instanceof Message.RetransmitRequest)
            .map(Effect.Send::to)
            .distinct()
            .toList();
    assertEquals(List.of(0), asked);
  }

  /// The answer is what tells that by now only a snapshot helps.
  @Test
  void asksASourceAgainThatHasCutOffWhatNobodyElseHasAnyMore() {
    member.tick(0);
    adopting.start(OTHER_LOG);
    member.receive(new Message.Heartbeat(metadata(0, NEXT, NEXT, 3)));
    member.receive(new Message.LogUnavailable(metadata(2, NEXT, NEXT, 3), 2));
    Metadata withoutItsDisk = new Metadata(0, LIFE + 1, false, 0, 0, 0, 0, 0, List.of());
    member.receive(new Message.Heartbeat(withoutItsDisk));
    member.tickThrough(5, 100);
    assertTrue(
        member.effects(Effect.Send.class).stream()
            .filter(send -> send.message() instanceof Message.RetransmitRequest)
            .anyMatch(send -> send.to() == 2));
    member.receive(new Message.LogUnavailable(metadata(2, NEXT, NEXT, 3), 2));
    assertEquals(List.of(new Effect.NeedSnapshot(2)), member.effects(Effect.NeedSnapshot.class));
  }

  @Test
  void asksForASnapshotWhenTooMuchIsMissing() {
    long base = 3L + Limits.standard().adoptionNumbers();
    adopting.start(viewAfter(NEXT, base, all(3)));
    assertTrue(
        member.effects(Effect.NeedSnapshot.class).isEmpty(),
        "what nobody has delivered is in no snapshot");
    Metadata delivered = new Metadata(2, LIFE, true, NEXT, NEXT, base, base, base, List.of());
    member.receive(new Message.Heartbeat(delivered));
    assertEquals(List.of(new Effect.NeedSnapshot(2)), member.effects(Effect.NeedSnapshot.class));
  }

  private Message.RetransmitRequest asked() {
    return member.messages(Message.RetransmitRequest.class).getFirst();
  }

  private int askedMember() {
    return member.effects(Effect.Send.class).stream()
        .filter(send -> send.message() instanceof Message.RetransmitRequest)
        .findFirst()
        .orElseThrow()
        .to();
  }
}
