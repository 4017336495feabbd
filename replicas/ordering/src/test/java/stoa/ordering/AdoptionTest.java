package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.AdoptingMember.BETWEEN;
import static stoa.ordering.AdoptingMember.NEXT;
import static stoa.ordering.AdoptingMember.OTHER_LOG;
import static stoa.ordering.AdoptingMember.SECOND_OF_THREE;
import static stoa.ordering.AdoptingMember.startView;
import static stoa.ordering.AdoptingMember.withThreeEntries;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.promising;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;
import static stoa.ordering.TestGroup.viewAfter;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 5, StartView: how a member makes the chosen log its own.
class AdoptionTest {
  private final AdoptingMember adopting = new AdoptingMember();
  private final TestGroup member = adopting.group;

  @Test
  void raisesThePromiseThenCutsThenFetchesThenWritesTheView() {
    adopting.start(OTHER_LOG);
    assertEquals(
        List.of(new JournalRecord.Promise(NEXT), new JournalRecord.Cut(1)), member.appended());
    adopting.passOn(entry(2, BETWEEN, request(0, 1)));
    assertTrue(member.appended().isEmpty(), "number 1 is still missing");
    adopting.passOn(entry(1, BETWEEN, request(0, 0)));
    assertEquals(
        List.of(
            entry(1, BETWEEN, request(0, 0)),
            entry(2, BETWEEN, request(0, 1)),
            new JournalRecord.View(OTHER_LOG)),
        member.appended());
  }

  @Test
  void announcesAndAssignsOnlyOnceTheViewIsOnDisk() {
    adopting.start(viewAfter(NEXT, 1, all(3)));
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
    adopting.start(viewAfter(NEXT, 2, all(3)));
    assertTrue(member.appended().contains(new JournalRecord.Cut(2)));
    assertEquals(2, member.status().receivedEnd());
  }

  @Test
  void cutsAConflictingEntryOfALogOfEqualLength() {
    ViewRecord equalLength =
        new ViewRecord(
            NEXT,
            all(3),
            3,
            new EpochTable(List.of()).with(EPOCH, 0).with(BETWEEN, 2).with(NEXT, 3));
    adopting.start(equalLength);
    assertTrue(member.appended().contains(new JournalRecord.Cut(2)));
  }

  @Test
  void stopsRatherThanCuttingBelowWhatItDelivered() {
    member.holds(0, 2);
    assertEquals(2, member.status().deliveredEnd());
    adopting.start(OTHER_LOG);
    assertTrue(member.halted());
  }

  @Test
  void stopsWhenAViewBeginsBelowWhatItDelivered() {
    member.holds(0, 2);
    adopting.start(viewAfter(NEXT, 1, all(3)));
    assertTrue(member.halted());
  }

  @Test
  void whatWasCutWaitsForAnotherNumber() {
    adopting.start(viewAfter(NEXT, 1, all(3)));
    member.forceAll();
    assertEquals(2, member.status().receivedEnd(), "number 1 is its own turn again");
    assertEquals(request(2, 1), member.messages(Message.Sequence.class).getFirst().request());
    assertEquals(1, member.status().unassignedRequests(), "that of number 2");
  }

  @Test
  void keepsWhatItKnowsBelowTheChosenTable() {
    EpochTable late = new EpochTable(List.of()).with(EPOCH, 1).with(NEXT, 3);
    ViewRecord view = new ViewRecord(NEXT, all(3), 3, late);
    adopting.start(view);
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
    adopting.start(view(EPOCH, 0, all(3)));
    adopting.start(view(EPOCH - 3, 0, all(3)));
    assertTrue(member.appended().isEmpty());
  }

  @Test
  void ignoresARepeatedView() {
    adopting.start(OTHER_LOG);
    adopting.start(OTHER_LOG);
    assertTrue(member.appended().isEmpty());
  }

  @Test
  void aLaterViewTakesThePlaceOfOneUnderWay() {
    adopting.start(OTHER_LOG);
    long later = NEXT + 3;
    ViewRecord afterwards = viewAfter(later, 1, all(3));
    adopting.start(afterwards);
    assertEquals(
        List.of(new JournalRecord.Promise(later), new JournalRecord.View(afterwards)),
        member.appended());
    member.forceAll();
    assertEquals(afterwards, member.status().view());
  }

  @Test
  void repeatsItsViewToWhoeverSpeaksInAnEarlierOne() {
    adopting.start(viewAfter(NEXT, 3, all(3)));
    member.forceAll();
    member.tick(0);
    member.receive(new Message.Heartbeat(metadata(0, EPOCH, EPOCH, 3)));
    assertEquals(NEXT, member.messages(Message.StartView.class).getFirst().view().epoch());
    member.receive(new Message.Heartbeat(metadata(0, EPOCH, EPOCH, 3)));
    assertTrue(member.messages(Message.StartView.class).isEmpty(), "now and then only");
  }
}
