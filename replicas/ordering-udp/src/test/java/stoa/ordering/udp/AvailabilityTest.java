package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.ordering.EpochTable;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Input;
import stoa.ordering.Member;
import stoa.ordering.Message;
import stoa.ordering.Metadata;
import stoa.ordering.Origin;
import stoa.ordering.RecoveredState;
import stoa.ordering.Timing;
import stoa.ordering.ViewRecord;

/// When a member says that it cannot get commands ordered.
class AvailabilityTest {
  private static final GroupConfiguration GROUP = GroupConfiguration.standard(5, 0);
  private static final Timing TIMING = GROUP.timing();
  private static final long EPOCH = 5;

  private final Member member = new Member(GROUP, inFullView());
  private final Answers answers = new Answers("answers");
  private final Availability availability =
      new Availability(
          member,
          new Callers(
              new Inbox(),
              new OpenRequests(),
              answers,
              new SequencerMetrics(new SimpleMeterRegistry())),
          TIMING,
          0);
  private long now;

  @AfterEach
  void close() throws InterruptedException {
    answers.close();
  }

  @Test
  void takesCommandsInARestingGroup() {
    runWithOthersFor(3 * TIMING.restAfterMillis());

    assertTrue(availability.orders());
  }

  @Test
  void refusesOnceItHasHeardNoMajorityForAWhile() {
    runWithOthersFor(1_000);
    runAloneFor(3 * Availability.UNAVAILABLE_AFTER_MILLIS);

    assertFalse(availability.orders());
  }

  /// All stood still, as with a machine that was suspended: what the others say comes a moment
  /// later.
  @Test
  void aStandstillOfItsOwnRefusesNothing() {
    runWithOthersFor(2 * TIMING.restAfterMillis());
    now += 60_000;
    tick();

    assertTrue(availability.orders());
    runWithOthersFor(100);
    assertTrue(availability.orders());
  }

  private void runWithOthersFor(long millis) {
    for (long until = now + millis; now < until; now += TIMING.tickMillis()) {
      tick();
      IntStream.range(1, 5).forEach(this::hear);
    }
  }

  private void runAloneFor(long millis) {
    for (long until = now + millis; now < until; now += TIMING.tickMillis()) {
      tick();
    }
  }

  private void tick() {
    member.step(new Input.Tick(now));
    availability.tick(now);
  }

  private void hear(int other) {
    member.step(
        new Input.Received(
            new Message.Heartbeat(new Metadata(other, 1, true, EPOCH, EPOCH, 0, 0, 0, List.of()))));
  }

  private static RecoveredState inFullView() {
    List<Origin> all = IntStream.range(0, 5).mapToObj(id -> new Origin(id, 1)).toList();
    EpochTable table = new EpochTable(List.of()).with(EPOCH, 0);
    ViewRecord view = new ViewRecord(EPOCH, all, 0, table);
    return new RecoveredState(1, true, EPOCH, view, 0, List.of(), table, List.of(), 0, 0);
  }
}
