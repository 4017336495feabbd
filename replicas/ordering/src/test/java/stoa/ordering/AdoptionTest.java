package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.promising;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;
import static stoa.ordering.TestGroup.viewAfter;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 5, StartView: how a member makes the chosen log its own.
class AdoptionTest {
  /// A view between that of the member and the new one, of which it knows nothing.
  private static final long BETWEEN = EPOCH + 4;

  /// What member 2 picks after that.
  private static final long NEXT = EPOCH + 5;

  /// The chosen log differs from number 1 on, and ends at 3.
  private static final ViewRecord OTHER_LOG =
      new ViewRecord(
          NEXT, all(3), 3, new EpochTable(List.of()).with(EPOCH, 0).with(BETWEEN, 1).with(NEXT, 3));

  private static final GroupConfiguration SECOND_OF_THREE = GroupConfiguration.standard(3, 1);

  private final TestGroup member = new TestGroup(SECOND_OF_THREE, withThreeEntries());

  @Test
  void raisesThePromiseThenCutsThenFetchesThenWritesTheView() {
    start(OTHER_LOG);
    assertEquals(
        List.of(new JournalRecord.Promise(NEXT), new JournalRecord.Cut(1)), member.appended());
    passOn(entry(2, BETWEEN, request(0, 1)));
    assertTrue(member.appended().isEmpty(), "number 1 is still missing");
    passOn(entry(1, BETWEEN, request(0, 0)));
    assertEquals(
        List.of(
            entry(1, BETWEEN, request(0, 0)),
            entry(2, BETWEEN, request(0, 1)),
            new JournalRecord.View(OTHER_LOG)),
        member.appended());
  }

  @Test
  void announcesAndAssignsOnlyOnceTheViewIsOnDisk() {
    start(viewAfter(NEXT, 1, all(3)));
    assertEquals(EPOCH, member.status().logEpoch());
    assertFalse(member.status().hasTurns());
    member.tick(1000);
    assertTrue(member.messages(Message.Sequence.class).isEmpty(), "number 1 is its own turn");
    member.forceAll();
    assertEquals(NEXT, member.status().logEpoch());
    assertEquals(1, member.effects(Effect.ViewAdopted.class).size());
    Message.Sequence assigned = member.messages(Message.Sequence.class).getFirst();
    assertEquals(1, assigned.number());
    assertEquals(NEXT, assigned.metadata().logEpoch());
    assertEquals(1, assigned.metadata().heldEnd(), "so this is the announcement too");
  }

  @Test
  void cutsFromTheFirstDifferenceOnly() {
    start(viewAfter(NEXT, 2, all(3)));
    assertTrue(member.appended().contains(new JournalRecord.Cut(2)));
    assertEquals(2, member.status().receivedEnd());
  }

  @Test
  void cutsNothingThatAgreesAndFetchesTheRest() {
    start(viewAfter(NEXT, 5, all(3)));
    assertTrue(member.appended().stream().noneMatch(JournalRecord.Cut.class::isInstance));
    assertEquals(List.of(new NumberRange(3, 5)), asked().numbers());
  }

  @Test
  void cutsAConflictingEntryOfALogOfEqualLength() {
    ViewRecord equalLength =
        new ViewRecord(
            NEXT,
            all(3),
            3,
            new EpochTable(List.of()).with(EPOCH, 0).with(BETWEEN, 2).with(NEXT, 3));
    start(equalLength);
    assertTrue(member.appended().contains(new JournalRecord.Cut(2)));
  }

  @Test
  void stopsRatherThanCuttingBelowWhatItDelivered() {
    member.holds(0, 2);
    assertEquals(2, member.status().deliveredEnd());
    start(OTHER_LOG);
    assertTrue(member.halted());
  }

  @Test
  void stopsWhenAViewBeginsBelowWhatItDelivered() {
    member.holds(0, 2);
    start(viewAfter(NEXT, 1, all(3)));
    assertTrue(member.halted());
  }

  @Test
  void fetchedEntriesMustAgreeWithTheTable() {
    start(OTHER_LOG);
    passOn(entry(1, EPOCH, request(0, 0)));
    passOn(entry(1, NEXT, request(0, 0)));
    assertEquals(1, member.status().receivedEnd());
  }

  @Test
  void fetchesNothingAtOrBeyondTheBase() {
    start(viewAfter(NEXT, 3, all(3)));
    passOn(entry(3, NEXT, request(0, 0)));
    assertEquals(3, member.status().receivedEnd());
  }

  @Test
  void asksTheSourceFirstAndThenTheOthers() {
    member.tick(0);
    member.receive(new Message.Heartbeat(metadata(0, NEXT, NEXT, 3)));
    start(OTHER_LOG);
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
  void whatWasCutWaitsForAnotherNumber() {
    start(viewAfter(NEXT, 1, all(3)));
    member.forceAll();
    assertEquals(2, member.status().receivedEnd(), "number 1 is its own turn again");
    assertEquals(request(2, 1), member.messages(Message.Sequence.class).getFirst().request());
    assertEquals(1, member.status().unassignedRequests(), "that of number 2");
  }

  @Test
  void keepsWhatItKnowsBelowTheChosenTable() {
    EpochTable late = new EpochTable(List.of()).with(EPOCH, 1).with(NEXT, 3);
    ViewRecord view = new ViewRecord(NEXT, all(3), 3, late);
    start(view);
    member.forceAll();
    ViewRecord adopted = member.status().view();
    assertEquals(EPOCH, adopted.table().epochAt(0));
    assertTrue(adopted.isSameAs(view));
  }

  @Test
  void ignoresAViewBelowItsPromise() {
    TestGroup promised = new TestGroup(SECOND_OF_THREE, promising(NEXT + 1, withThreeEntries()));
    promised.receive(startView(OTHER_LOG));
    assertTrue(promised.appended().isEmpty());
  }

  @Test
  void acceptsTheViewOfExactlyItsPromise() {
    TestGroup promised = new TestGroup(SECOND_OF_THREE, promising(NEXT, withThreeEntries()));
    promised.receive(startView(viewAfter(NEXT, 3, all(3))));
    assertEquals(1, promised.appended().size(), "the view; the promise is there");
    promised.forceAll();
    assertEquals(NEXT, promised.status().logEpoch());
  }

  @Test
  void ignoresAViewUpToItsLogEpoch() {
    start(view(EPOCH, 0, all(3)));
    start(view(EPOCH - 3, 0, all(3)));
    assertTrue(member.appended().isEmpty());
  }

  @Test
  void ignoresARepeatedView() {
    start(OTHER_LOG);
    start(OTHER_LOG);
    assertTrue(member.appended().isEmpty());
  }

  @Test
  void aLaterViewTakesThePlaceOfOneUnderWay() {
    start(OTHER_LOG);
    long later = NEXT + 3;
    ViewRecord afterwards = viewAfter(later, 1, all(3));
    start(afterwards);
    assertEquals(
        List.of(new JournalRecord.Promise(later), new JournalRecord.View(afterwards)),
        member.appended());
    member.forceAll();
    assertEquals(afterwards, member.status().view());
  }

  @Test
  void repeatsItsViewToWhoeverSpeaksInAnEarlierOne() {
    start(viewAfter(NEXT, 3, all(3)));
    member.forceAll();
    member.tick(0);
    member.receive(new Message.Heartbeat(metadata(0, EPOCH, EPOCH, 3)));
    assertEquals(NEXT, member.messages(Message.StartView.class).getFirst().view().epoch());
    member.receive(new Message.Heartbeat(metadata(0, EPOCH, EPOCH, 3)));
    assertTrue(member.messages(Message.StartView.class).isEmpty(), "now and then only");
  }

  @Test
  void asksForASnapshotWhenTheOthersHaveCutWhatItLacks() {
    start(OTHER_LOG);
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
    start(OTHER_LOG);
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
    start(OTHER_LOG);
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
    start(viewAfter(NEXT, base, all(3)));
    assertTrue(
        member.effects(Effect.NeedSnapshot.class).isEmpty(),
        "what nobody has delivered is in no snapshot");
    Metadata delivered = new Metadata(2, LIFE, true, NEXT, NEXT, base, base, base, List.of());
    member.receive(new Message.Heartbeat(delivered));
    assertEquals(List.of(new Effect.NeedSnapshot(2)), member.effects(Effect.NeedSnapshot.class));
  }

  private static RecoveredState withThreeEntries() {
    return inView(
        LIFE,
        view(EPOCH, 0, all(3)),
        entry(0, EPOCH, request(2, 0)),
        entry(1, EPOCH, request(2, 1)),
        entry(2, EPOCH, request(2, 2)));
  }

  private static Message.StartView startView(ViewRecord view) {
    return new Message.StartView(metadata(2, view.epoch(), view.epoch(), view.base()), view, 2);
  }

  private void start(ViewRecord view) {
    member.receive(startView(view));
  }

  private void passOn(JournalRecord.Numbered entry) {
    member.receive(new Message.LogEntry(metadata(2, NEXT, NEXT, 3), entry));
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
