package stoa.replica.peer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.log.LogStatus;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.service.ReplicaConfiguration;

/// Watches this member's clock against its group's, because the group's time is the largest that
/// any member ever stamped and never runs back.
///
/// While the clock is more than [#LIMIT_MILLIS] off, the member takes no commands; a leader hands
/// leadership on, because nobody else could take them. It still votes, stores, applies and answers
/// reads: none of that looks at a clock.
@Singleton
public final class ClockWatch implements AutoCloseable {
  /// How far off a clock may be, milliseconds.
  public static final long LIMIT_MILLIS = 2_000;

  /// How often the others are asked, in seconds.
  static final long PERIOD_SECONDS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  private final String member;
  private final Peers peers;
  private final ReplicatedLog log;
  private final Clock clock;
  private final GroupClocks clocks;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("clock-watch").daemon().factory());
  private boolean complained;

  ClockWatch(
      @Property(name = "stoa.group") String group,
      ReplicaConfiguration configuration,
      Peers peers,
      ReplicatedLog log,
      Clock clock,
      MeterRegistry meters) {
    this.member = group + "-" + configuration.member();
    this.peers = peers;
    this.log = log;
    this.clock = clock;
    this.clocks = new GroupClocks(peers.size());
    Gauge.builder("stoa.clock.offset", this, ClockWatch::offsetSeconds)
        .baseUnit("seconds")
        .description("how far the clock is ahead of the group's median; NaN when not known")
        .register(meters);
  }

  /// Begins to ask, at once: a machine that comes back with a wrong clock is the likeliest one.
  public void start() {
    var _ = timer.scheduleWithFixedDelay(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /// How far this member's clock is ahead of the group's median, in milliseconds; negative when it
  /// is behind. Empty while too few members have answered to tell.
  public OptionalLong offsetMillis() {
    return clocks.offsetMillis(clock.millis(), System.nanoTime());
  }

  /// Why this member must take no commands; empty when its clock is good, or nobody can tell.
  public Optional<String> complaint() {
    OptionalLong offset = offsetMillis();
    if (offset.isEmpty() || Math.abs(offset.getAsLong()) <= LIMIT_MILLIS) {
      return Optional.empty();
    }
    long millis = offset.getAsLong();
    return Optional.of(
        "the clock of %s is %d ms %s its group's"
            .formatted(member, Math.abs(millis), millis > 0 ? "ahead of" : "behind"));
  }

  private double offsetSeconds() {
    OptionalLong offset = offsetMillis();
    return offset.isPresent() ? offset.getAsLong() / 1_000.0 : Double.NaN;
  }

  /// Asks the others, and acts on what the answers so far say.
  void look() {
    try {
      for (var answer : peers.ask().values()) {
        var _ = answer.thenAccept(given -> given.ifPresent(this::note));
      }
      judge();
    } catch (RuntimeException failure) { // A thrown one would end the schedule.
      LOG.warn("clocks not compared this time", failure);
    }
  }

  private void note(Peers.Answer answer) {
    clocks.note(
        answer.peer(),
        answer.askedNanos(),
        answer.answeredNanos(),
        answer.state().getClockMillis());
  }

  private void judge() {
    Optional<String> complaint = complaint();
    if (complaint.isPresent() != complained) {
      complained = complaint.isPresent();
      LOG.warn("{}", complaint.map(why -> why + ": no commands").orElse("the clock is good again"));
    }
    if (complained && log.status().role() == LogStatus.Role.LEADER) {
      log.transferLeader(OptionalInt.empty());
    }
  }

  @Override
  @PreDestroy
  public void close() {
    timer.shutdownNow();
  }
}
