package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpochTableTest {
  private static final EpochTable NONE = new EpochTable(List.of());

  private final EpochTable table = NONE.with(3, 0).with(7, 10).with(9, 20);

  @Test
  void aNumberBelongsToTheLastStartAtOrBeforeIt() {
    assertEquals(3, table.epochAt(0));
    assertEquals(3, table.epochAt(9));
    assertEquals(7, table.epochAt(10));
    assertEquals(9, table.epochAt(1000));
    assertEquals(9, table.lastEpoch());
  }

  @Test
  void nothingIsKnownBelowTheFirstStart() {
    assertEquals(EpochTable.UNKNOWN, NONE.with(3, 5).epochAt(4));
    assertEquals(EpochTable.UNKNOWN, NONE.epochAt(0));
    assertEquals(EpochTable.UNKNOWN, NONE.lastEpoch());
  }

  @Test
  void anEpochThatGoesOnTakesNoRow() {
    assertEquals(table, table.with(9, 25));
  }

  @Test
  void aNewEpochReplacesWhateverBeganThereOrLater() {
    assertEquals(NONE.with(3, 0).with(11, 10), table.with(11, 10));
    assertEquals(NONE.with(11, 0), table.with(11, 0));
  }

  @Test
  void aCutTableKnowsOnlyWhatIsBelow() {
    assertEquals(NONE.with(3, 0), table.upTo(10));
    assertEquals(NONE.with(3, 0).with(7, 10), table.upTo(11));
    assertEquals(NONE, table.upTo(0));
  }

  @Test
  void rowsForNumbersBelowAStartOnlyAreDropped() {
    assertEquals(table, table.from(9));
    assertEquals(NONE.with(7, 10).with(9, 20), table.from(10));
    assertEquals(NONE.with(9, 20), table.from(500));
  }

  @Test
  void findsTheFirstNumberThatDiffers() {
    EpochTable other = NONE.with(3, 0).with(7, 10).with(8, 15).with(9, 20);
    assertEquals(15, table.firstDifference(other, 0, 100));
    assertEquals(15, other.firstDifference(table, 0, 100));
    assertEquals(17, table.firstDifference(other, 17, 100), "already at the beginning");
    assertEquals(20, table.firstDifference(NONE.with(9, 20), 20, 20), "nothing to compare");
  }

  @Test
  void agreesAgainAfterADifferenceOnlyWhereItIsNotAskedFor() {
    EpochTable other = NONE.with(3, 0).with(7, 10).with(8, 15).with(9, 20);
    assertEquals(100, table.firstDifference(other, 20, 100));
    assertEquals(12, table.firstDifference(other, 0, 12), "the end comes first");
  }

  @Test
  void aNewEpochAtTheBaseDiffersFromWhateverAnOlderOnePutThere() {
    EpochTable chosen = table.upTo(12).with(12, 12);
    assertEquals(12, table.firstDifference(chosen, 0, 30));
    assertEquals(12, table.upTo(12).firstDifference(chosen, 0, 12), "a log that ends there");
  }

  @Test
  void takesWhatAnotherKnowsBelowItsFirstStart() {
    EpochTable late = NONE.with(9, 20).with(11, 30);
    assertEquals(table.with(11, 30), late.withEarlier(table));
    assertEquals(table.with(11, 30), NONE.with(7, 15).with(9, 20).with(11, 30).withEarlier(table));
    assertEquals(table, table.withEarlier(late), "which knows nothing earlier");
    assertEquals(late, late.withEarlier(NONE));
  }
}
