package stoa.ordering.simulation;

import java.util.Arrays;
import java.util.List;
import stoa.ordering.Input;
import stoa.ordering.Message;

/// Loses, repeats, delays and so reorders datagrams, cuts single directions, and splits the group.
final class SimulatedNetwork {
  private static final long HEALED_DELAY_MICROS = 200;

  /// Together in every split part, as a bridge.
  private static final int EVERYWHERE = -1;

  private final Scenario scenario;
  private final Chance chance;
  private final Schedule schedule;
  private final List<SimulatedMember> members;
  private final long[][] cutUntilMicros;
  private final boolean[][] cut;
  private final int[] part;
  private final int slow;
  private boolean healed;

  SimulatedNetwork(
      Scenario scenario, Chance chance, Schedule schedule, List<SimulatedMember> members) {
    this.scenario = scenario;
    this.chance = chance;
    this.schedule = schedule;
    this.members = members;
    this.cutUntilMicros = new long[scenario.members()][scenario.members()];
    this.cut = new boolean[scenario.members()][scenario.members()];
    this.part = new int[scenario.members()];
    this.slow = scenario.slowMicros() > 0 ? chance.below(scenario.members()) : EVERYWHERE;
  }

  void heal() {
    healed = true;
  }

  /// Splits the group in two or three parts, perhaps with a member that hears two of them, or cuts
  /// some directions between two members; or makes it whole again.
  void splitOrJoin() {
    Arrays.fill(part, 0);
    for (boolean[] directions : cut) {
      Arrays.fill(directions, false);
    }
    if (chance.happens(0.3)) {
      for (int from = 0; from < part.length; from++) {
        for (int to = 0; to < part.length; to++) {
          cut[from][to] = chance.happens(0.3);
        }
      }
    } else if (chance.happens(0.6)) {
      int parts = 2 + chance.below(2);
      for (int member = 0; member < part.length; member++) {
        part[member] = chance.below(parts);
      }
      if (chance.happens(0.3)) {
        part[chance.below(part.length)] = EVERYWHERE;
      }
    }
  }

  /// Splits the group in two, so that these two are not together; what is on its way arrives.
  void separate(int one, int other) {
    for (boolean[] directions : cut) {
      Arrays.fill(directions, false);
    }
    for (int member = 0; member < part.length; member++) {
      part[member] = chance.below(2);
    }
    part[one] = 0;
    part[other] = 1;
  }

  /// For traces.
  String parts() {
    return Arrays.toString(part) + ", cut " + Arrays.deepToString(cut);
  }

  void broadcast(int from, Message message) {
    for (int to = 0; to < scenario.members(); to++) {
      if (to != from) {
        send(from, to, message);
      }
    }
  }

  void send(int from, int to, Message message) {
    if (healed) {
      arrive(from, to, message);
      return;
    }
    if (chance.happens(scenario.linkCut())) {
      cutUntilMicros[from][to] = schedule.nowMicros() + chance.upTo(scenario.pauseMicros());
    }
    boolean together = part[from] == part[to] || part[from] == EVERYWHERE || part[to] == EVERYWHERE;
    if (together
        && !cut[from][to]
        && schedule.nowMicros() >= cutUntilMicros[from][to]
        && !chance.happens(scenario.loss())) {
      arrive(from, to, message);
      if (chance.happens(scenario.repeat())) {
        arrive(from, to, message);
      }
    }
  }

  private void arrive(int from, int to, Message message) {
    long delay = chance.upTo(healed ? HEALED_DELAY_MICROS : scenario.delayMicros());
    long late = !healed && from == slow ? scenario.slowMicros() : 0;
    if (!healed && chance.happens(scenario.late())) {
      late += chance.upTo(scenario.lateMicros());
    }
    schedule.in(delay + late, () -> members.get(to).datagram(new Input.Received(message)));
  }
}
