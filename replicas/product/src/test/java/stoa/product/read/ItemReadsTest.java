package stoa.product.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.feedback;
import static stoa.product.Operations.id;
import static stoa.product.Operations.line;
import static stoa.product.Operations.list;
import static stoa.product.Operations.place;
import static stoa.product.Operations.purchase;
import static stoa.product.Operations.withdraw;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.product.ProductDatabase;
import stoa.product.SharedSchema;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetSellerRatingRequest;
import stoa.proto.product.v1.GetSuggestionsRequest;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.ListSellerItemsRequest;
import stoa.proto.product.v1.ProductOperation;
import stoa.replica.service.ReadPlan;

/// Items by their sellers and ids, ratings and suggestions.
class ItemReadsTest {
  @RegisterExtension static final SharedSchema shared = new SharedSchema();

  private final ProductDatabase.Schema group = shared.schema();

  private <T> T items(Function<ItemReads, T> query) {
    return group.read(() -> query.apply(group.bean(ItemReads.class)));
  }

  private <T> T planned(Function<ItemReads, ReadPlan<T>> plan) {
    return group.answer(plan.apply(group.bean(ItemReads.class)));
  }

  @Test
  void aSellersListHoldsSoldOutItemsAndNoWithdrawnOnes() {
    group.apply(
        list(1, 7, "a", 1),
        list(1, 3, "b", 1),
        list(2, 7, "c", 1),
        list(1, 7, "d", 1),
        place("o1", 9, line(id(7, 1), 1)),
        withdraw(1, id(3, 1)));
    var first =
        items(r ->
            r.ofSeller(ListSellerItemsRequest.newBuilder().setSellerId(1).setLimit(1).build()));
    assertEquals(id(7, 1), first.getItems(0).getItemId());
    assertEquals(0, first.getItems(0).getQuantity());
    var second =
        items(r ->
            r.ofSeller(
                ListSellerItemsRequest.newBuilder()
                    .setSellerId(1)
                    .setLimit(1)
                    .setCursor(first.getNextCursor())
                    .build()));
    assertEquals(id(7, 3), second.getItems(0).getItemId());
    assertEquals("", second.getNextCursor());
  }

  @Test
  void itemsAreFoundByIdWithdrawnOnesToo() {
    group.apply(list(1, 7, "a", 1), list(1, 7, "b", 1), withdraw(1, id(7, 1)));
    var found =
        planned(r ->
            r.items(
                GetItemsRequest.newBuilder()
                    .addItemIds(id(7, 2))
                    .addItemIds(id(7, 9))
                    .addItemIds(id(7, 1))
                    .addItemIds(id(7, 2))
                    .build()));
    assertEquals(List.of("b", "a"), found.stream().map(Item::getName).toList());
    assertTrue(found.get(1).getWithdrawn());
  }

  @Test
  void aRatingCountsVotesAndSoldUnits() {
    group.apply(list(1, 7, "a", 5), list(1, 7, "b", 5));
    group.apply(purchase("o1", 9, line(id(7, 1), 2), line(id(7, 2), 1)));
    group.apply(feedback(9, id(7, 1), true), feedback(9, id(7, 2), false));
    var rating = planned(r -> r.rating(GetSellerRatingRequest.newBuilder().setSellerId(1).build()));
    assertTrue(rating.getFound());
    assertEquals(1, rating.getThumbsUp());
    assertEquals(1, rating.getThumbsDown());
    assertEquals(3, rating.getItemsSold());
    assertFalse(
        planned(r -> r.rating(GetSellerRatingRequest.newBuilder().setSellerId(2).build()))
            .getFound());
  }

  @Test
  void suggestionsAreWhatCompletedOrdersHoldTogether() {
    for (int i = 1; i <= 5; i++) {
      group.apply(list(1, 7, "n" + i, 9));
    }
    group.apply(purchase("o1", 9, line(id(7, 1), 1), line(id(7, 2), 1), line(id(7, 3), 9)));
    group.apply(purchase("o2", 9, line(id(7, 1), 1), line(id(7, 4), 1)));
    group.apply(purchase("o3", 8, line(id(7, 1), 1), line(id(7, 4), 1)));
    group.apply(place("o4", 8, line(id(7, 1), 1), line(id(7, 5), 1)));
    var request = GetSuggestionsRequest.newBuilder().addItemIds(id(7, 1)).setLimit(10).build();
    assertEquals(
        List.of("n4", "n2"),
        items(r -> r.suggestions(request)).getItemsList().stream().map(Item::getName).toList());
  }

  @Test
  void readsBesideTheApplyLoopSeeWholeBatches() throws Exception {
    group.apply(list(1, 7, "a", 1_000), list(1, 7, "b", 1_000));
    try (var threads = Executors.newFixedThreadPool(4)) {
      var readers = new ArrayList<Future<Boolean>>();
      var batches = new ArrayList<List<ProductOperation>>();
      for (int i = 0; i < 60; i++) {
        batches.add(
            List.of(place("o" + i, 9, line(id(7, 1), 1)), place("p" + i, 9, line(id(7, 2), 1))));
      }
      Callable<Boolean> reader =
          () -> {
            boolean whole = true;
            long stock = 1_000;
            while (stock > 940 && whole) {
              var both =
                  planned(r ->
                      r.items(
                          GetItemsRequest.newBuilder()
                              .addItemIds(id(7, 1))
                              .addItemIds(id(7, 2))
                              .build()));
              stock = both.get(0).getQuantity();
              whole = stock == both.get(1).getQuantity();
            }
            return whole;
          };
      for (int i = 0; i < 3; i++) {
        readers.add(threads.submit(reader));
      }
      batches.forEach(batch -> group.apply(batch));
      for (var each : readers) {
        assertTrue(each.get());
      }
    }
  }
}
