package stoa.product.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.product.row.OrderStage;
import stoa.product.row.OutcomeRow;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.RefuseReason;

class OrderMetersTest {
  private static final long NOW = 1_000_000;
  private static final DeclineReason REASON = DeclineReason.DECLINE_REASON_DECLINED;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final OrderMeters meters = new OrderMeters(registry);
  private final OutcomeRow placed = row(OrderStage.PLACED, false);

  private static OutcomeRow row(OrderStage stage, boolean acknowledged) {
    return new OutcomeRow(
        1,
        "order",
        1,
        stage,
        RefuseReason.REFUSE_REASON_UNSPECIFIED,
        DeclineReason.DECLINE_REASON_UNSPECIFIED,
        "",
        1,
        LoyaltyCard.LOYALTY_CARD_NONE,
        "",
        "",
        "",
        "",
        0,
        NOW,
        0,
        0,
        acknowledged);
  }

  private double counted(String name) {
    return registry.get(name).counter().count();
  }

  @Test
  void countsAnOrderOnceHoweverItsStepsAreBatched() {
    meters.count(List.of(placed));
    meters.count(List.of(placed.paid()));
    meters.count(List.of(placed.paid().completed(NOW)));
    OutcomeRow declined = placed.declined(REASON, NOW);
    meters.count(List.of(declined));
    meters.count(List.of(declined.acknowledge()));
    meters.count(List.of(declined.acknowledge(), placed.paid().completed(NOW)));
    assertEquals(2, counted("stoa.orders.completed"));
    assertEquals(2, counted("stoa.orders.declined"));
  }

  @Test
  void aRefusalIsNoOrder() {
    meters.count(List.of(row(OrderStage.REFUSED, true)));
    assertEquals(0, counted("stoa.orders.completed") + counted("stoa.orders.declined"));
  }

  @Test
  void aMemberThatDoesNotLeadShowsNothingWaiting() {
    meters.show(Optional::empty);
    for (String name :
        List.of(
            "stoa.executor.window",
            "stoa.executor.under.way",
            "stoa.orders.waiting",
            "stoa.orders.oldest.unrecorded.seconds")) {
      assertEquals(0, registry.get(name).gauge().value(), name);
    }
  }
}
