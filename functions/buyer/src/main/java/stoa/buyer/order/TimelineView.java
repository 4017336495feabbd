package stoa.buyer.order;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stoa.proto.common.v1.TimelineEvent;

/// The steps of an order's purchase.
@Serdeable
@Schema(name = "Timeline", requiredProperties = "events")
record TimelineView(List<EventView> events) {
  /// One step.
  ///
  /// @param clock how many steps of each component came before it or are it
  /// @param at RFC 3339, by the component's own clock
  @Serdeable
  @Schema(
      name = "TimelineEvent",
      requiredProperties = {"event", "component", "clock", "at"})
  record EventView(
      String event,
      String component,
      Map<String, Long> clock,
      @Schema(format = "date-time") String at) {
    private static EventView of(TimelineEvent event) {
      Map<String, Long> clock = new TreeMap<>();
      event.getClockList().forEach(entry -> clock.put(entry.getComponent(), entry.getCount()));
      return new EventView(
          event.getEvent(),
          event.getComponent(),
          clock,
          Instant.ofEpochMilli(event.getAtMillis()).toString());
    }
  }

  /// Of the group's events.
  static TimelineView of(List<TimelineEvent> events) {
    return new TimelineView(events.stream().map(EventView::of).toList());
  }
}
