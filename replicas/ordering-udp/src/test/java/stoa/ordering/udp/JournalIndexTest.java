package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stoa.ordering.Batch;
import stoa.ordering.Command;
import stoa.ordering.EpochTable;
import stoa.ordering.JournalRecord;
import stoa.ordering.Origin;
import stoa.ordering.RequestId;

class JournalIndexTest {
  private static final Batch BATCH = Batch.of(List.of(new Command(new byte[1])));

  private final JournalIndex index = new JournalIndex();

  @Test
  void keepsEveryEntryFromTheBaseOn() {
    for (int number = 0; number < 1000; number++) {
      index.saw(2L * number, entry(number));
      index.saw(2L * number + 1, new JournalRecord.Promise(1));
    }
    index.saw(2000, base(500));

    assertTrue(index.takeMoved());
    assertTrue(index.cutIndex() <= 1000, "entry 500 is record 1000");
    assertTrue(index.cutIndex() > 1000 - 2 * 64, "and little more than needed is kept");
    assertFalse(index.takeMoved());
  }

  @Test
  void keepsTheBaseItself() {
    index.saw(0, entry(0));
    index.saw(1, entry(64));
    index.saw(2, base(65));
    assertEquals(1, index.cutIndex());

    for (int number = 65; number < 200; number++) {
      index.saw(number, entry(number));
    }
    index.saw(50, base(200));
    assertTrue(index.cutIndex() <= 50);
  }

  @Test
  void cutsNothingWhenItDoesNotKnowWhereTheBaseStands() {
    index.saw(10, entry(700));
    index.saw(11, base(500));

    assertFalse(index.takeMoved());
    assertEquals(0, index.cutIndex());
  }

  @Test
  void forgetsNumbersThatWereWrittenAgain() {
    for (int number = 0; number < 300; number++) {
      index.saw(number, entry(number));
    }
    index.saw(399, new JournalRecord.Cut(100));
    for (int number = 100; number < 300; number++) {
      index.saw(300L + number, entry(number));
    }
    index.saw(900, base(200));

    assertTrue(index.cutIndex() <= 500, "number 200 stands at 500 now");
  }

  @Test
  void findsEachNumberWhereItStandsOnce() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<JournalRecord> journal = new ArrayList<>();
    List<JournalRecord> log = new ArrayList<>();
    for (int record = 0; record < 5000; record++) {
      append(journal, log, random);
    }
    for (int number = 0; number < log.size(); number++) {
      int end = Math.min(log.size(), number + random.nextInt(200));
      assertEquals(log.subList(number, end), at(index.find(number, end), journal), "seed " + seed);
    }
    assertEquals(List.of(), index.find(log.size(), log.size() + 10), "nothing is there");
  }

  @Test
  void findsNothingBelowASnapshot() {
    for (int number = 0; number < 100; number++) {
      index.saw(number, entry(number));
    }
    index.saw(100, base(500));
    index.saw(101, entry(500));

    assertTrue(index.takeMoved());
    assertEquals(100, index.cutIndex(), "what else is needed was appended behind the base");
    assertEquals(List.of(), index.find(50, 60));
    assertEquals(List.of(new JournalIndex.Place(500, 501, 101, 102)), index.find(500, 501));
  }

  private void append(List<JournalRecord> journal, List<JournalRecord> log, Random random) {
    JournalRecord record;
    int kind = random.nextInt(50);
    if (kind == 0) {
      int from = log.size() - random.nextInt(1 + Math.min(100, log.size()));
      log.subList(from, log.size()).clear();
      record = new JournalRecord.Cut(from);
    } else if (kind == 1) {
      record = new JournalRecord.Promise(1);
    } else {
      record = new JournalRecord.VoidEntry(log.size(), journal.size());
      log.add(record);
    }
    index.saw(journal.size(), record);
    journal.add(record);
  }

  /// What a reader finds that takes the numbers of each place in order.
  private static List<JournalRecord> at(
      List<JournalIndex.Place> places, List<JournalRecord> journal) {
    List<JournalRecord> found = new ArrayList<>();
    for (JournalIndex.Place place : places) {
      long next = place.from();
      for (long at = place.fromIndex(); at < place.endIndex(); at++) {
        if (journal.get((int) at) instanceof JournalRecord.Numbered entry
            && entry.number() == next
            && next < place.end()) {
          found.add(entry);
          next++;
        }
      }
    }
    return found;
  }

  private static JournalRecord base(long start) {
    return new JournalRecord.Base(start, List.of(), EpochTable.initial());
  }

  private static JournalRecord entry(long number) {
    return new JournalRecord.Entry(number, 0, new RequestId(new Origin(0, 1), number), BATCH);
  }
}
