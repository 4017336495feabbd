package stoa.customer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.customer.CustomerDatabase;
import stoa.customer.CustomerDatabase.Schema;
import stoa.customer.CustomerDatabase.Stamped;
import stoa.proto.common.v1.CommandResult;

class ReplayTest {
  private static final int COMMANDS = 1_200;
  private static final int RESTARTED_AFTER = 16;

  /// Always the same ones, and a new one each time: a seed that fails joins the named ones.
  static LongStream seeds() {
    return LongStream.of(1, 2, new Random().nextLong());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void comesToTheSameStateAndAnswersWhereverBatchesEnd(long seed) {
    List<Stamped> log = new RandomCommands(seed).log(COMMANDS);
    try (var database = new CustomerDatabase()) {
      Schema single = database.schema("single");
      List<CommandResult> results = single.applyInBatches(log, 1);
      Map<String, String> state = single.state();
      assertTrue(single.count("checkout") > 0, "seed " + seed);
      for (int size : List.of(2, 7, 64, 512)) {
        Schema schema = database.schema("batches_of_" + size);
        assertEquals(results, schema.applyInBatches(log, size), "seed " + seed);
        assertEquals(state, schema.state(), "seed " + seed + ", batches of " + size);
      }
      Schema forgetful = database.schema("no_memory");
      assertEquals(results, withoutMemory(forgetful, log), "seed " + seed);
      assertEquals(state, forgetful.state(), "seed " + seed + ", without memory");
    }
  }

  /// As a member would that was started again after each batch.
  private static List<CommandResult> withoutMemory(Schema schema, List<Stamped> log) {
    var results = new ArrayList<CommandResult>();
    for (int from = 0; from < log.size(); from += RESTARTED_AFTER) {
      schema.bean(CustomerStateMachine.class).forget();
      results.addAll(
          schema.applyStamped(log.subList(from, Math.min(log.size(), from + RESTARTED_AFTER))));
    }
    return results;
  }
}
