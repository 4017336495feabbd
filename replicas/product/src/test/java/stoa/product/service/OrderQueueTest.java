package stoa.product.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.complete;
import static stoa.product.Operations.id;
import static stoa.product.Operations.line;
import static stoa.product.Operations.list;
import static stoa.product.Operations.paid;
import static stoa.product.Operations.place;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stoa.product.ProductDatabase;
import stoa.product.table.OutcomeTable;

class OrderQueueTest {
  private static final int BATCH = 500;

  private final Hand clock = new Hand();

  /// A clock that the test moves.
  private static final class Hand extends Clock {
    long millis = 1_000_000;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void isFullFromItsLimitOnUntilAnOrderEnds() {
    try (var database = new ProductDatabase()) {
      var group = database.schema("queue");
      var queue = new OrderQueue(group.bean(OutcomeTable.class), clock);
      group.apply(list(9, 7, "Lamp", OrderQueue.MAX_OPEN));
      group.applyInBatches(
          IntStream.range(1, OrderQueue.MAX_OPEN)
              .mapToObj(order -> place("order-" + order, 1, line(id(7, 1), 1)))
              .toList(),
          BATCH);
      assertFalse(queue.isFull(), "one more fits");
      group.apply(place("last", 1, line(id(7, 1), 1)));
      assertFalse(queue.isFull(), "counted a moment ago");
      clock.millis += OrderQueue.COUNT_VALID_MILLIS + 1;
      assertTrue(queue.isFull());
      assertEquals("queue-full: 10000 orders are waiting", OrderQueue.full().getMessage());
      end(group);
      clock.millis += OrderQueue.COUNT_VALID_MILLIS + 1;
      assertFalse(queue.isFull());
    }
  }

  private static void end(ProductDatabase.Schema group) {
    group.apply(paid("last"), complete("last"));
  }
}
