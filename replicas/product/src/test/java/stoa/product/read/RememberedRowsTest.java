package stoa.product.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.product.ProductDatabase;
import stoa.product.ProductDatabase.Schema;
import stoa.product.RandomCommands;
import stoa.product.memory.ProductMemory;
import stoa.product.state.ProductStateMachine;
import stoa.product.table.ItemTable;
import stoa.product.table.OrderEventTable;
import stoa.product.table.OutcomeTable;
import stoa.product.table.SellerRatingTable;
import stoa.product.table.WholeOutcomes;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.GetSellerRatingRequest;
import stoa.replica.service.ReadPlan.Remembered;

class RememberedRowsTest {
  private static final int COMMANDS = 300;
  private static final int ORDERS = 40;
  private static final int CATEGORIES = 2;
  private static final int NUMBERS = 30;
  private static final int SELLERS = 3;

  /// Always the same ones, and a new one each time: a seed that fails joins the named ones.
  static LongStream seeds() {
    return LongStream.of(1, 2, System.nanoTime());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsRememberedIsWhatTheDatabaseHolds(long seed) {
    var random = new Random(seed);
    var commands = new RandomCommands(seed, ORDERS);
    try (var database = new ProductDatabase()) {
      Schema schema = database.schema("remembered");
      Schema forgetful = database.schema("forgetful");
      int recalled = 0;
      int recalledOutcomes = 0;
      for (int done = 0; done < COMMANDS; ) {
        var batch = commands.take(1 + random.nextInt(12));
        done += batch.size();
        schema.apply(batch);
        forgetful.bean(ProductStateMachine.class).forget();
        forgetful.apply(batch);
        recalled += compare(schema, "seed " + seed + ", command " + done);
        recalledOutcomes += compareOutcomes(schema, "seed " + seed + ", command " + done);
      }
      assertTrue(recalled > 0, "seed " + seed);
      assertTrue(recalledOutcomes > 0, "seed " + seed);
      assertEquals(forgetful.contents(), schema.contents(), "seed " + seed);
    }
  }

  /// How many reads needed no database. The others teach the memory what they find.
  private static int compare(Schema schema, String where) {
    var reads = schema.bean(ItemReads.class);
    var stored =
        new ItemReads(
            schema.bean(ItemSearch.class),
            schema.bean(ItemTable.class),
            schema.bean(SellerRatingTable.class),
            new ProductMemory());
    int recalled = 0;
    for (GetItemsRequest asked : requests()) {
      var plan = reads.items(asked);
      recalled += plan instanceof Remembered<?> ? 1 : 0;
      assertEquals(schema.answer(stored.items(asked)), schema.answer(plan), where);
    }
    for (long seller = 0; seller <= SELLERS; seller++) {
      var asked = GetSellerRatingRequest.newBuilder().setSellerId(seller).build();
      assertEquals(schema.answer(stored.rating(asked)), schema.answer(reads.rating(asked)), where);
    }
    return recalled;
  }

  private static int compareOutcomes(Schema schema, String where) {
    var reads = schema.bean(OrderReads.class);
    var stored =
        new OrderReads(
            schema.bean(OutcomeTable.class),
            schema.bean(WholeOutcomes.class),
            schema.bean(OrderEventTable.class),
            new ProductMemory());
    int recalled = 0;
    for (int order = 0; order < ORDERS; order++) {
      var asked = GetOutcomeRequest.newBuilder().setOrderId("order-" + order).build();
      var plan = reads.outcome(asked);
      recalled += plan instanceof Remembered<?> ? 1 : 0;
      assertEquals(schema.answer(stored.outcome(asked)), schema.answer(plan), where);
    }
    return recalled;
  }

  /// Every item alone, and all of a category together.
  private static List<GetItemsRequest> requests() {
    var requests = new ArrayList<GetItemsRequest>();
    for (int category = 0; category < CATEGORIES; category++) {
      var all = GetItemsRequest.newBuilder();
      for (int number = 1; number <= NUMBERS; number++) {
        var item = ItemId.newBuilder().setCategory(category).setNumber(number);
        requests.add(GetItemsRequest.newBuilder().addItemIds(item).build());
        all.addItemIds(item);
      }
      requests.add(all.build());
    }
    return requests;
  }
}
