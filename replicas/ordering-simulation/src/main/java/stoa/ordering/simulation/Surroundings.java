package stoa.ordering.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What the simulated members of one run share.
final class Surroundings {
  private static final long HEALED_FORCE_MICROS = 200;
  private static final int NO_MEMBER = -1;
  private static final long APPLY_MICROS = 3000;

  private final Scenario scenario;
  private final Chance chance;
  private final MemberFactory factory;
  private final boolean diskLies;
  private final Trace trace;
  private final Schedule schedule = new Schedule();
  private final List<SimulatedMember> members = new ArrayList<>();
  private final SimulatedNetwork network;
  private final Invariants invariants;
  private final int slowDisk;
  private boolean healed;

  Surroundings(
      Scenario scenario, Chance chance, MemberFactory factory, boolean diskLies, Trace trace) {
    this.scenario = scenario;
    this.chance = chance;
    this.factory = factory;
    this.diskLies = diskLies;
    this.trace = trace;
    this.slowDisk = scenario.slowForceMicros() > 0 ? chance.below(scenario.members()) : NO_MEMBER;
    this.network = new SimulatedNetwork(scenario, chance, schedule, members);
    LogChain chain = new LogChain();
    List<SimulatedDisk> disks = new ArrayList<>();
    for (int id = 0; id < scenario.members(); id++) {
      disks.add(new SimulatedDisk(chain));
      members.add(new SimulatedMember(id, this, disks.get(id)));
    }
    this.invariants = new Invariants(scenario.members(), chain, disks);
  }

  Scenario scenario() {
    return scenario;
  }

  Chance chance() {
    return chance;
  }

  MemberFactory factory() {
    return factory;
  }

  boolean diskLies() {
    return diskLies;
  }

  Schedule schedule() {
    return schedule;
  }

  List<SimulatedMember> members() {
    return members;
  }

  SimulatedNetwork network() {
    return network;
  }

  Invariants invariants() {
    return invariants;
  }

  /// From now on nothing goes wrong any more.
  void heal() {
    healed = true;
    network.heal();
    trace(-1, () -> "everything heals");
  }

  boolean healed() {
    return healed;
  }

  boolean crashesNow() {
    return !healed && chance.happens(scenario.crash());
  }

  boolean crashesInChange() {
    return !healed && chance.happens(scenario.crashInChange());
  }

  boolean crashesAfterAnswer() {
    return !healed && chance.happens(scenario.crashAfterAnswer());
  }

  /// Puts a member and a candidate in different parts of the group.
  void separate(int member, int candidate) {
    network.separate(member, candidate);
    trace(-1, () -> "parts " + network.parts());
  }

  boolean forceFails() {
    return !healed && chance.happens(scenario.crash() / 4);
  }

  /// Disks may be lost short of a majority of them: a member without a vote yet counts as lost.
  boolean mayWipe(int id) {
    long blank =
        members.stream().filter(other -> other != members.get(id) && !other.hasVote()).count();
    return !healed && blank + 1 <= (scenario.members() - 1) / 2 && chance.happens(scenario.wipe());
  }

  long forceMicros(int id) {
    if (healed) {
      return chance.upTo(HEALED_FORCE_MICROS);
    }
    return chance.upTo(id == slowDisk ? scenario.slowForceMicros() : scenario.forceMicros());
  }

  long applyMicros() {
    return chance.upTo(APPLY_MICROS);
  }

  void trace(int member, Supplier<String> what) {
    trace.add(schedule.nowMicros(), member, what);
  }
}
