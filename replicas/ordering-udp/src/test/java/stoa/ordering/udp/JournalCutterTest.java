package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.ordering.Batch;
import stoa.ordering.Command;
import stoa.ordering.JournalRecord;
import stoa.ordering.Origin;
import stoa.ordering.RequestId;

class JournalCutterTest {
  private static final Batch BATCH = Batch.of(List.of(new Command(new byte[1])));

  private final JournalCutter cutter = new JournalCutter();

  @Test
  void keepsEveryEntryFromTheBaseOn() {
    for (int number = 0; number < 1000; number++) {
      cutter.saw(2L * number, entry(number));
      cutter.saw(2L * number + 1, new JournalRecord.Promise(1));
    }
    cutter.saw(2000, new JournalRecord.Base(500, List.of()));

    assertTrue(cutter.takeMoved());
    assertTrue(cutter.cutIndex() <= 1000, "entry 500 is record 1000");
    assertTrue(cutter.cutIndex() > 1000 - 2 * 64, "and little more than needed is kept");
    assertFalse(cutter.takeMoved());
  }

  @Test
  void keepsTheBaseItself() {
    cutter.saw(0, entry(0));
    cutter.saw(1, entry(64));
    cutter.saw(2, new JournalRecord.Base(65, List.of()));
    assertEquals(1, cutter.cutIndex());

    for (int number = 65; number < 200; number++) {
      cutter.saw(number, entry(number));
    }
    cutter.saw(50, new JournalRecord.Base(200, List.of()));
    assertTrue(cutter.cutIndex() <= 50);
  }

  @Test
  void cutsNothingWhenItDoesNotKnowWhereTheBaseStands() {
    cutter.saw(10, entry(700));
    cutter.saw(11, new JournalRecord.Base(500, List.of()));

    assertFalse(cutter.takeMoved());
    assertEquals(0, cutter.cutIndex());
  }

  @Test
  void forgetsNumbersThatWereWrittenAgain() {
    for (int number = 0; number < 300; number++) {
      cutter.saw(number, entry(number));
    }
    for (int number = 100; number < 300; number++) {
      cutter.saw(300L + number, entry(number));
    }
    cutter.saw(900, new JournalRecord.Base(200, List.of()));

    assertTrue(cutter.cutIndex() <= 500, "number 200 stands at 500 now");
  }

  private static JournalRecord entry(long number) {
    return new JournalRecord.Entry(number, 0, new RequestId(new Origin(0, 1), number), BATCH);
  }
}
