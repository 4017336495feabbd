package stoa.customer.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.customer.CustomerDatabase;
import stoa.customer.CustomerDatabase.Schema;
import stoa.customer.CustomerDatabase.Stamped;
import stoa.customer.memory.SessionMemory;
import stoa.customer.state.CustomerStateMachine;
import stoa.customer.state.RandomCommands;
import stoa.customer.table.CustomerTables;
import stoa.replica.service.ReadPlan;
import stoa.replica.service.ReadPlan.Ask;
import stoa.replica.service.ReadPlan.Remembered;

class RememberedReadsTest {
  private static final int COMMANDS = 600;
  private static final int BATCH = 9;

  /// More than the commands begin.
  private static final int SESSIONS = 60;

  /// Always the same ones, and a new one each time: a seed that fails joins the named ones.
  static LongStream seeds() {
    return LongStream.of(1, new Random().nextLong());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsRememberedIsWhatTheDatabaseHolds(long seed) {
    List<Stamped> log = new RandomCommands(seed).log(COMMANDS);
    try (var database = new CustomerDatabase()) {
      Schema schema = database.schema("remembered");
      int recalled = 0;
      for (int from = 0; from < log.size(); from += BATCH) {
        schema.applyStamped(log.subList(from, Math.min(log.size(), from + BATCH)));
        recalled += compare(schema, "seed " + seed + ", command " + from);
      }
      assertTrue(recalled > 0, "seed " + seed);
      schema.bean(CustomerStateMachine.class).forget();
      assertInstanceOf(Ask.class, schema.bean(SessionReads.class).check(1));
    }
  }

  /// How many sessions' reads needed no database.
  private static int compare(Schema schema, String where) {
    SessionReads reads = schema.bean(SessionReads.class);
    var stored =
        new SessionReads(
            schema.bean(CustomerTables.class), new SessionMemory(), schema.bean(GroupClock.class));
    int recalled = 0;
    for (long session = 0; session <= SESSIONS; session++) {
      if (reads.cart(session) instanceof Remembered<?>(Object cart)) {
        recalled++;
        assertEquals(answer(stored.cart(session)), cart, where);
      }
      assertEquals(answer(stored.check(session)), answer(reads.check(session)), where);
    }
    return recalled;
  }

  private static <T> T answer(ReadPlan<T> plan) {
    return switch (plan) {
      case Remembered<T>(T answer) -> answer;
      case Ask<T>(Supplier<T> query) -> query.get();
    };
  }
}
