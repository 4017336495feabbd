package stoa.buyer.purchase;

import java.time.InstantSource;
import stoa.payment.client.VectorClock;
import stoa.proto.common.v1.TimelineEvent;

/// Stamps the steps that this function takes. Its own steps follow each other in one slot of the
/// clock; checks that run side by side have slots of their own, or their clocks would hide it.
///
/// @param function name of this instance
/// @param time for display only
record Trail(String function, InstantSource time) {
  /// The customer group's slot.
  static final String CUSTOMER = "customer";

  /// The slot of the checks of the request itself: `a` and `c`.
  String verification() {
    return function + ".verification";
  }

  /// The slot of the checks of the buyer: `b`, `d` and `e`.
  String fraud() {
    return function + ".fraud";
  }

  /// The slot of check `f`.
  String suggestions() {
    return function + ".suggestions";
  }

  /// A step that knew `before`.
  Step step(String event, String component, VectorClock before) {
    VectorClock clock = before.tick(component);
    return new Step(
        TimelineEvent.newBuilder()
            .setEvent(event)
            .setComponent(component)
            .addAllClock(clock.entries())
            .setAtMillis(time.millis())
            .build(),
        clock);
  }

  /// A step of the function itself.
  Step step(String event, VectorClock before) {
    return step(event, function, before);
  }

  /// A stamped step.
  record Step(TimelineEvent event, VectorClock clock) {}
}
