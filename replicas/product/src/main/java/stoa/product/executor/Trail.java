package stoa.product.executor;

import java.time.InstantSource;
import stoa.payment.client.Payment;
import stoa.payment.client.VectorClock;
import stoa.proto.common.v1.TimelineEvent;

/// Stamps the steps of orders in one term. The slot names the term, so two leaders never count in
/// one. What an earlier leader had done at the payment service is in the clock that the ledger
/// keeps for the order; a step of a leader that fell before it recorded anything is counted in
/// clocks, and is no event.
///
/// @param time for display only
record Trail(long term, InstantSource time) {
  /// The customer group's slot.
  static final String CUSTOMER = "customer";

  /// The payment service's slot.
  static final String PAYMENT = "payment";

  /// A stamped step.
  record Step(TimelineEvent event, VectorClock clock) {}

  /// This leader's slot.
  String component() {
    return "executor-" + term;
  }

  /// A step of this leader that knew `before`.
  Step step(String event, VectorClock before) {
    return stamped(event, component(), before.tick(component()));
  }

  /// What the customer group did, asked by someone who knew `before`.
  Step customer(String event, VectorClock before) {
    return stamped(event, CUSTOMER, before.tick(CUSTOMER));
  }

  /// What the payment service did, by its own clock.
  Step payment(String event, Payment payment) {
    return stamped(event, PAYMENT, payment.clock());
  }

  private Step stamped(String event, String component, VectorClock clock) {
    return new Step(
        TimelineEvent.newBuilder()
            .setEvent(event)
            .setComponent(component)
            .addAllClock(clock.entries())
            .setAtMillis(time.millis())
            .build(),
        clock);
  }
}
