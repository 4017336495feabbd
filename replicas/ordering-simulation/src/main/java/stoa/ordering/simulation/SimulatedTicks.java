package stoa.ordering.simulation;

import stoa.ordering.Effect;
import stoa.ordering.Input;
import stoa.ordering.Member;
import stoa.ordering.TickSchedule;
import stoa.ordering.Timing;

/// When a simulated host tells its member the time, by a clock that may run too fast or too slow:
/// as the real host does, seldom while the group rests and before what arrives after a pause; or
/// always at the same pace, if the scenario's times know no slower one.
final class SimulatedTicks {
  private static final long MICROS_PER_MILLI = 1000;

  private final SimulatedMember host;
  private final Surroundings around;
  private final Timing timing;
  private final double clockRate;
  private final boolean steady;
  private TickSchedule ticks;
  private long planned;

  SimulatedTicks(SimulatedMember host, Surroundings around) {
    this.host = host;
    this.around = around;
    this.timing = around.scenario().timing();
    this.steady = timing.restingTickMillis() <= timing.tickMillis();
    this.clockRate = 1 + around.scenario().drift() * (around.chance().upTo(2000) - 1000) / 1000.0;
    this.ticks = new TickSchedule(timing);
  }

  /// A life begins.
  void begin() {
    ticks = new TickSchedule(timing);
    tick();
  }

  /// Something is about to arrive.
  void beforeArrival() {
    if (!steady && ticks.isBehind(nowMillis())) {
      tick();
    }
  }

  /// What a step of the member means for the next tick.
  void stepped(Member member, Iterable<Effect> effects) {
    if (steady) {
      return;
    }
    long before = ticks.nextMillis();
    effects.forEach(this::carriedOut);
    if (ticks.isSlow(nowMillis())) {
      ticks.nextWithin(member.tickMillis(), nowMillis());
    }
    if (ticks.nextMillis() < before) {
      plan();
    }
  }

  private void carriedOut(Effect effect) {
    if (effect instanceof Effect.Append || effect instanceof Effect.Deliver) {
      ticks.active(nowMillis());
    }
  }

  private void tick() {
    long now = nowMillis();
    host.step(new Input.Tick(now));
    if (steady) {
      host.awakeInThisLife(timing.tickMillis() * MICROS_PER_MILLI, this::tick);
      return;
    }
    host.member().ifPresent(member -> ticks.ticked(now, member.tickMillis()));
    plan();
  }

  /// What was planned before is forgotten.
  private void plan() {
    long plan = ++planned;
    long at = (long) (ticks.nextMillis() * MICROS_PER_MILLI / clockRate) + 1;
    host.awakeInThisLife(
        Math.max(1, at - around.schedule().nowMicros()),
        () -> {
          if (plan == planned) {
            tick();
          }
        });
  }

  private long nowMillis() {
    return (long) (around.schedule().nowMicros() * clockRate) / MICROS_PER_MILLI;
  }
}
