package stoa.product.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static stoa.product.executor.SampleOrders.BASIC;
import static stoa.product.executor.SampleOrders.NONE;
import static stoa.product.executor.SampleOrders.PREMIUM;
import static stoa.product.executor.SampleOrders.placed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stoa.proto.product.v1.LoyaltyCard;

class WaitingOrdersTest {
  private static final long NOW = 1_000_000;
  private final WaitingOrders waiting = new WaitingOrders();

  private List<Long> takenAt(long nowMillis) {
    var taken = new ArrayList<Long>();
    for (var next = waiting.take(nowMillis); next.isPresent(); next = waiting.take(nowMillis)) {
      taken.add(next.get().ordinal());
    }
    return taken;
  }

  @Test
  void takesTheHigherClassFirst() {
    waiting.add(placed(1, NONE, NOW));
    waiting.add(placed(2, BASIC, NOW));
    waiting.add(placed(3, PREMIUM, NOW));
    assertEquals(List.of(3L, 2L, 1L), takenAt(NOW));
  }

  @Test
  void servesWhoCameFirstWithinOneClass() {
    waiting.add(placed(2, BASIC, NOW));
    waiting.add(placed(1, BASIC, NOW));
    waiting.add(placed(3, BASIC, NOW));
    assertEquals(List.of(1L, 2L, 3L), takenAt(NOW));
  }

  @Test
  void countsThirtySecondsOfWaitingAsOneClassMore() {
    waiting.add(placed(1, NONE, NOW));
    waiting.add(placed(2, BASIC, NOW + 29_999));
    assertEquals(List.of(2L, 1L), takenAt(NOW + 29_999));
    waiting.add(placed(1, NONE, NOW));
    waiting.add(placed(2, BASIC, NOW + 30_000));
    assertEquals(List.of(1L, 2L), takenAt(NOW + 30_000));
  }

  @Test
  void letsNobodyStarve() {
    waiting.add(placed(1, NONE, NOW));
    long ordinal = 2;
    for (long now = NOW; ; now += 1_000) {
      waiting.add(placed(ordinal++, PREMIUM, now));
      if (waiting.take(now).orElseThrow().ordinal() == 1) {
        // Two classes behind, however many came meanwhile.
        assertEquals(2 * WaitingOrders.MILLIS_OF_A_CLASS, now - NOW);
        return;
      }
    }
  }

  @Test
  void agreesWithSortingAllOfThem() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var cards = List.of(NONE, BASIC, PREMIUM);
    var all = new ArrayList<OpenOrder>();
    for (long ordinal = 1; ordinal <= 300; ordinal++) {
      LoyaltyCard card = cards.get(random.nextInt(3));
      all.add(placed(ordinal, card, NOW + 500 * ordinal));
    }
    all.forEach(waiting::add);
    long now = NOW + 200_000;
    var sorted =
        all.stream()
            .sorted((one, other) -> {
              int byClass = Long.compare(classAt(other, now), classAt(one, now));
              return byClass == 0 ? Long.compare(one.ordinal(), other.ordinal()) : byClass;
            })
            .map(OpenOrder::ordinal)
            .toList();
    assertEquals(sorted, takenAt(now), () -> "seed " + seed);
  }

  private static long classAt(OpenOrder order, long nowMillis) {
    return order.loyaltyClass() + (nowMillis - order.order().getPlacedAtMillis()) / 30_000;
  }
}
