package stoa.product.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.product.ProductDatabase;
import stoa.product.RandomCommands;
import stoa.product.SharedSchema;
import stoa.product.StockOracle;

class RandomCommandsTest {
  private static final int COMMANDS = 600;
  private static final int ORDERS = 80;

  @RegisterExtension static final SharedSchema shared = new SharedSchema();

  private final ProductDatabase.Schema group = shared.schema();

  /// Always the same ones, and two new ones each time: a seed that fails joins the named ones.
  static LongStream seeds() {
    long drawn = System.nanoTime();
    return LongStream.of(1, 2, drawn, drawn + 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void stockAndOrdersAreWhatASimpleModelSays(long seed) {
    var random = new Random(seed);
    var commands = new RandomCommands(seed, ORDERS);
    var oracle = new StockOracle();
    for (int done = 0; done < COMMANDS; ) {
      var batch = commands.take(1 + random.nextInt(40));
      done += batch.size();
      group.apply(batch);
      batch.forEach(oracle::apply);
      assertEquals(oracle.items(), stock(), "seed " + seed);
      assertEquals(List.of(), group.itemsThatDoNotAddUp(), "seed " + seed);
    }
    assertEquals(
        oracle.purchases(),
        group.rows("SELECT order_id, stage FROM order_outcome ORDER BY ordinal"),
        "seed " + seed);
    assertEquals(
        oracle.sold(),
        group.rows(
            "SELECT seller_id, items_sold FROM seller_rating WHERE items_sold > 0"
                + " ORDER BY seller_id"),
        "seed " + seed);
  }

  private List<String> stock() {
    return group.rows(
        "SELECT item_key, stock, price_cents, withdrawn, thumbs_up - thumbs_down"
            + " FROM item ORDER BY item_key");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void batchesOfAnySizeLeadToTheSameRowsAndResults(long seed) {
    var commands = new RandomCommands(seed, ORDERS).take(COMMANDS);
    var results = group.applyInBatches(commands, 1);
    var contents = group.contents();
    for (int size : List.of(3, 64, COMMANDS)) {
      group.clear();
      assertEquals(results, group.applyInBatches(commands, size), "seed " + seed);
      assertEquals(contents, group.contents(), "seed " + seed + ", batches of " + size);
    }
  }
}
