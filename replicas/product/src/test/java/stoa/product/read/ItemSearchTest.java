package stoa.product.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.declined;
import static stoa.product.Operations.feedback;
import static stoa.product.Operations.id;
import static stoa.product.Operations.line;
import static stoa.product.Operations.listing;
import static stoa.product.Operations.operation;
import static stoa.product.Operations.place;
import static stoa.product.Operations.purchase;
import static stoa.product.Operations.withdraw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.product.ProductDatabase;
import stoa.product.SharedSchema;
import stoa.product.row.ItemRow;
import stoa.product.row.Keywords;
import stoa.product.table.ItemTable;
import stoa.proto.product.v1.Condition;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.ItemPage;
import stoa.proto.product.v1.SearchItemsRequest;

/// Which items a search finds, and in which order.
class ItemSearchTest {
  @RegisterExtension static final SharedSchema shared = new SharedSchema();

  private final ProductDatabase.Schema group = shared.schema();

  private <T> T items(Function<ItemReads, T> query) {
    return group.read(() -> query.apply(group.bean(ItemReads.class)));
  }

  private static SearchItemsRequest.Builder search(int category, String... keywords) {
    return SearchItemsRequest.newBuilder()
        .setCategory(category)
        .addAllKeywords(List.of(keywords))
        .setLimit(100);
  }

  private List<Long> found(SearchItemsRequest.Builder search) {
    return items(reads -> reads.search(search.build())).getItemsList().stream()
        .map(item -> item.getItemId().getNumber())
        .toList();
  }

  private void list7(String name, String... keywords) {
    group.apply(operation(listing(1, 7, name, 3).addAllKeywords(List.of(keywords))));
  }

  private List<Item> allPages(SearchItemsRequest.Builder search, int limit) {
    var all = new ArrayList<Item>();
    var request = search.clone().setLimit(limit);
    ItemPage page;
    do {
      var asked = request.build();
      page = items(reads -> reads.search(asked));
      assertTrue(page.getItemsCount() <= limit);
      all.addAll(page.getItemsList());
      request.setCursor(page.getNextCursor());
    } while (!page.getNextCursor().isEmpty());
    return all;
  }

  @Test
  void exactMatchesComeBeforePartsThenFeedbackThenId() {
    list7("partOnly", "redder", "oldish"); // 1
    list7("oneExact", "red"); // 2
    list7("twoExact", "red", "old"); // 3
    list7("exactAndPart", "red", "older"); // 4
    list7("none", "blue"); // 5
    list7("votedDown", "red", "x"); // 6
    list7("votedUp", "red", "y"); // 7
    group.apply(purchase("o1", 9, line(id(7, 6), 1), line(id(7, 7), 1)));
    group.apply(feedback(9, id(7, 6), false), feedback(9, id(7, 7), true));
    assertEquals(List.of(3L, 4L, 7L, 2L, 6L, 1L), found(search(7, "red", "old")));
    assertEquals(List.of(7L, 1L, 2L, 3L, 4L, 5L, 6L), found(search(7)));
    assertEquals(List.of(), found(search(8, "red")));
  }

  @Test
  void onlyItemsInStockThatAreNotWithdrawnAreFound() {
    list7("a", "red");
    list7("b", "red");
    list7("c", "red");
    group.apply(place("o1", 9, line(id(7, 1), 3)), withdraw(1, id(7, 2)));
    assertEquals(List.of(3L), found(search(7, "red")));
    group.apply(declined("o1"));
    assertEquals(List.of(1L, 3L), found(search(7, "red")));
  }

  @Test
  void filtersIncludeTheirBounds() {
    for (int cents = 10; cents <= 50; cents += 10) {
      group.apply(operation(listing(1, 7, "a", 1).setPriceCents(cents)));
    }
    group.apply(
        operation(listing(1, 7, "a", 1).setPriceCents(30).setCondition(Condition.CONDITION_USED)));
    assertEquals(
        List.of(2L, 3L, 4L, 6L), found(search(7).setMinPriceCents(20).setMaxPriceCents(40)));
    assertEquals(
        List.of(6L), found(search(7).setMinPriceCents(30).setCondition(Condition.CONDITION_USED)));
  }

  @Test
  void noCharacterOfAKeywordIsSpecial() {
    list7("a", "100%");
    list7("b", "a_b");
    list7("c", "it's\\");
    list7("d", "ÄÖ🙂");
    assertEquals(List.of(1L), found(search(7, "%")));
    assertEquals(List.of(2L), found(search(7, "_")));
    assertEquals(List.of(3L), found(search(7, "'s\\")));
    assertEquals(List.of(4L), found(search(7, "🙂")));
    assertEquals(List.of(), found(search(7, "äö")));
    assertEquals(List.of(), found(search(7, "A_B")));
    assertEquals(List.of(), found(search(7, "' OR 1=1")));
  }

  @Test
  void pagesGiveEveryItemOnceInTheOrderOfTheRank() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      var keywords = new ArrayList<String>();
      for (int k = random.nextInt(4); k > 0; k--) {
        keywords.add("abcd".substring(random.nextInt(3)).substring(0, 1 + random.nextInt(2)));
      }
      list7("n" + i, keywords.toArray(String[]::new));
    }
    var search = search(7, "a", "b", "cd");
    var expected =
        group.bean(ItemTable.class).findOfSeller(1, 0, 1_000).stream()
            .filter(item -> !SearchRankOrder.isOutside(item, search.getKeywordsList()))
            .sorted(SearchRankOrder.by(search.getKeywordsList()))
            .map(ItemRow::number)
            .toList();
    for (int limit : List.of(1, 7, 100)) {
      assertEquals(
          expected,
          allPages(search, limit).stream().map(item -> item.getItemId().getNumber()).toList(),
          "seed " + seed + ", limit " + limit);
    }
  }

  /// The ranking of the search, written down once more in Java.
  private static final class SearchRankOrder {
    static boolean isOutside(ItemRow item, List<String> searched) {
      return searched.stream()
          .noneMatch(word -> Keywords.of(item.keywords()).stream().anyMatch(k -> k.contains(word)));
    }

    static Comparator<ItemRow> by(List<String> searched) {
      return Comparator.<ItemRow>comparingLong(
              item -> -searched.stream().filter(Keywords.of(item.keywords())::contains).count())
          .thenComparingLong(item ->
              -searched.stream()
                  .filter(
                      word -> Keywords.of(item.keywords()).stream().anyMatch(k -> k.contains(word)))
                  .count())
          .thenComparingLong(item -> item.thumbsDown() - item.thumbsUp())
          .thenComparingLong(ItemRow::number);
    }
  }

  @Test
  void aCursorThatIsNotOfTheQueryIsRefused() {
    list7("a", "red");
    list7("b", "red");
    var page = items(reads -> reads.search(search(7, "red").setLimit(1).build()));
    assertFalse(page.getNextCursor().isEmpty());
    for (String cursor : List.of("x", "AAAA", page.getNextCursor() + "A", "🙂", "A".repeat(999))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> items(reads -> reads.search(search(7, "red").setCursor(cursor).build())));
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            items(
                reads -> reads.search(search(7, "blue").setCursor(page.getNextCursor()).build())));
  }
}
