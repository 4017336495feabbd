package stoa.ordering.simulation;

import stoa.ordering.Member;

/// One run of a whole group: first trouble, then everything heals and must come to an end.
public final class Simulation {
  /// Simulated time that a healed group gets to deliver everything everywhere.
  private static final long PROGRESS_MICROS = 30_000_000;

  /// How often it is looked at whether a healed group is done.
  private static final long BETWEEN_LOOKS_MICROS = 5_000;

  private static final int LARGEST_BATCH = 3;

  private final Scenario scenario;
  private final Chance chance;
  private final Surroundings around;
  private long steps;

  private Simulation(
      Profile profile, long seed, MemberFactory factory, boolean diskLies, Trace trace) {
    chance = new Chance(seed);
    scenario = profile.draw(chance);
    around = new Surroundings(scenario, chance, factory, diskLies, trace);
  }

  /// Runs a seed with real members.
  ///
  /// @return how many numbers were delivered
  /// @throws InvariantViolation with the profile and seed in its message
  public static long run(Profile profile, long seed) {
    return run(profile, seed, Member::new, false);
  }

  /// Runs a seed with members, and disks, of a certain kind.
  ///
  /// @param diskLies whether disks report as forced what is not
  public static long run(Profile profile, long seed, MemberFactory factory, boolean diskLies) {
    String name = profile + " seed " + seed + ": ";
    try {
      return new Simulation(profile, seed, factory, diskLies, new Trace(false)).run();
    } catch (InvariantViolation violation) {
      throw new InvariantViolation(violation.invariant(), name + violation.getMessage());
    } catch (IllegalStateException refused) {
      throw new InvariantViolation("Restart", name + refused.getMessage());
    }
  }

  /// The end of what happened in a run, readable.
  public static String trace(Profile profile, long seed, MemberFactory factory, boolean diskLies) {
    Trace trace = new Trace(true);
    Simulation simulation = new Simulation(profile, seed, factory, diskLies, trace);
    try {
      simulation.run();
      return simulation.scenario + "\n" + trace;
    } catch (InvariantViolation violation) {
      return simulation.scenario + "\n" + trace + "\n" + violation.getMessage();
    } catch (IllegalStateException refused) {
      return simulation.scenario + "\n" + trace + "\n" + refused.getMessage();
    }
  }

  private long run() {
    around.members().forEach(SimulatedMember::bootstrap);
    around.members().forEach(SimulatedMember::start);
    planWork();
    planNow(scenario.splitEveryMicros(), this::splitOrJoin);
    planNow(scenario.crashAllEveryMicros(), () -> around.members().forEach(SimulatedMember::crash));
    runUntil(scenario.troubleMicros());
    around.heal();
    long limit = around.schedule().nowMicros() + PROGRESS_MICROS;
    while (!isComplete() && around.schedule().nowMicros() < limit) {
      runUntil(around.schedule().nowMicros() + BETWEEN_LOOKS_MICROS);
    }
    around.invariants().checkProgress(isComplete(), state());
    return around.invariants().decidedEnd();
  }

  private void runUntil(long micros) {
    while (around.schedule().nowMicros() < micros) {
      around.schedule().next();
      steps++;
    }
  }

  private void planWork() {
    around
        .schedule()
        .in(
            chance.upTo(scenario.submitMicros()),
            () -> {
              if (!around.healed()) {
                work();
                planWork();
              }
            });
  }

  private void planNow(long aboutEveryMicros, Runnable trouble) {
    if (aboutEveryMicros > 0) {
      around
          .schedule()
          .in(
              chance.upTo(2 * aboutEveryMicros),
              () -> {
                if (!around.healed()) {
                  trouble.run();
                  planNow(aboutEveryMicros, trouble);
                }
              });
    }
  }

  private void splitOrJoin() {
    around.network().splitOrJoin();
    around.trace(-1, () -> "parts " + around.network().parts());
  }

  private void work() {
    int id = scenario.oneSender() ? 0 : chance.below(scenario.members());
    SimulatedMember member = around.members().get(id);
    member.submit(1 + chance.below(LARGEST_BATCH));
    if (chance.happens(scenario.barrier())) {
      around.members().get(chance.below(scenario.members())).askBarrier();
    }
    if (chance.happens(scenario.pause())) {
      around
          .members()
          .get(chance.below(scenario.members()))
          .pause(chance.upTo(scenario.pauseMicros()));
    }
  }

  private boolean isComplete() {
    return around.invariants().everythingDecided()
        && around.members().stream().allMatch(this::isDone);
  }

  private boolean isDone(SimulatedMember member) {
    return member.isUp()
        && member.deliveredEnd() == around.invariants().decidedEnd()
        && member.openBarriers() == 0;
  }

  private String state() {
    StringBuilder state = new StringBuilder("delivered ends");
    around.members().forEach(member -> state.append(' ').append(member.deliveredEnd()));
    return state + " of " + around.invariants().decidedEnd() + " after " + steps + " events";
  }
}
