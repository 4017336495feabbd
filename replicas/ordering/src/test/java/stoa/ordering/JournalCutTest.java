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

/// Rule 9: the journal's base.
class JournalCutTest {
  private static final int STEP = 2;
  private static final int KEPT_FOR_ABSENT = 2;
  private static final int NUMBERS = 9;
  private static final ViewRecord FULL = view(EPOCH, 0, all(3));

  @Test
  void cutsWhatEverybodyHoldsAndThisMemberHasAppliedDurably() {
    TestGroup member = delivered(FULL);
    member.holds(1, NUMBERS);
    member.holds(2, NUMBERS);
    member.step(new Input.AppliedDurably(5));
    assertEquals(4, base(member).start());
    assertEquals(List.of(new RequestEnd(new Origin(2, LIFE), 4)), base(member).assigned());
    assertEquals(EPOCH, base(member).table().epochAt(3));
  }

  @Test
  void appendsAgainWhatTheDroppedPartContained() {
    TestGroup member = delivered(FULL);
    member.holds(1, NUMBERS);
    member.holds(2, NUMBERS);
    member.step(new Input.AppliedDurably(NUMBERS));
    assertEquals(
        List.of(
            base(member),
            new JournalRecord.Incarnation(LIFE),
            new JournalRecord.Voter(),
            new JournalRecord.Promise(EPOCH),
            new JournalRecord.View(FULL)),
        member.appended());
  }

  @Test
  void cutsNothingThatIsNotAppliedDurably() {
    TestGroup member = delivered(FULL);
    member.holds(1, NUMBERS);
    member.holds(2, NUMBERS);
    member.step(new Input.AppliedDurably(1));
    assertTrue(member.appended().isEmpty());
  }

  @Test
  void keepsWhatAMemberOfTheViewDoesNotHold() {
    TestGroup member = delivered(FULL);
    member.holds(1, NUMBERS);
    member.holds(2, 3);
    member.step(new Input.AppliedDurably(NUMBERS));
    assertEquals(2, base(member).start());
  }

  @Test
  void keepsSoManyStepsForMembersThatAreAwayAndNoMore() {
    TestGroup member = delivered(view(EPOCH, 0, only(0, 1)));
    member.holds(1, NUMBERS);
    member.step(new Input.AppliedDurably(NUMBERS));
    assertEquals(8 - STEP * KEPT_FOR_ABSENT, base(member).start());
  }

  @Test
  void cutsNothingWhileAViewChangeIsUnderWay() {
    TestGroup member = delivered(FULL);
    member.holds(1, NUMBERS);
    member.holds(2, NUMBERS);
    member.receive(new Message.Prepare(metadata(2, EPOCH + 5, EPOCH, NUMBERS), EPOCH + 5));
    member.step(new Input.AppliedDurably(NUMBERS));
    assertTrue(member.appended().isEmpty());
  }

  @Test
  void theEpochTableSurvivesTheCut() {
    RecoveredState state =
        inView(
            LIFE,
            new ViewRecord(
                EPOCH, all(3), 3, new EpochTable(List.of()).with(3, 0).with(7, 2).with(EPOCH, 3)),
            entry(0, 3, request(2, 0)),
            entry(1, 3, request(2, 1)),
            entry(2, 7, request(2, 2)));
    TestGroup member = start(state);
    member.holds(1, 3);
    member.step(new Input.Applied(3));
    member.holds(2, 3);
    member.step(new Input.AppliedDurably(3));
    assertEquals(new EpochTable(List.of()).with(3, 0), base(member).table());
  }

  private static JournalRecord.Base base(TestGroup member) {
    return (JournalRecord.Base) member.appended().getFirst();
  }

  /// Member 0 after a start with numbers that are applied now.
  private static TestGroup delivered(ViewRecord view) {
    JournalRecord.Numbered[] log = new JournalRecord.Numbered[NUMBERS];
    for (int n = 0; n < NUMBERS; n++) {
      log[n] = entry(n, EPOCH, request(2, n));
    }
    TestGroup member = start(inView(LIFE, view, log));
    member.holds(1, 1);
    member.holds(1, NUMBERS);
    member.step(new Input.Applied(NUMBERS));
    return member;
  }

  private static TestGroup start(RecoveredState state) {
    Limits limits =
        Limits.standard()
            .but()
            .numbersPerCut(STEP)
            .cutsKeptForAbsent(KEPT_FOR_ABSENT)
            .joinLagNumbers(STEP * KEPT_FOR_ABSENT - 1)
            .build();
    return new TestGroup(new GroupConfiguration(3, 0, limits, Timing.standard()), state);
  }
}
