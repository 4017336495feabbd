package stoa.ordering.simulation;

import java.util.List;
import stoa.ordering.Input;
import stoa.ordering.Message;

/// Loses, repeats, delays, reorders and cuts single directions between two members, until it is
/// healed.
final class SimulatedNetwork {
  private static final long HEALED_DELAY_MICROS = 200;

  private final Scenario scenario;
  private final Chance chance;
  private final Schedule schedule;
  private final List<SimulatedMember> members;
  private final long[][] cutUntilMicros;
  private boolean healed;

  SimulatedNetwork(
      Scenario scenario, Chance chance, Schedule schedule, List<SimulatedMember> members) {
    this.scenario = scenario;
    this.chance = chance;
    this.schedule = schedule;
    this.members = members;
    this.cutUntilMicros = new long[scenario.members()][scenario.members()];
  }

  void heal() {
    healed = true;
  }

  void broadcast(int from, Message message) {
    for (int to = 0; to < members.size(); to++) {
      if (to != from) {
        send(from, to, message);
      }
    }
  }

  void send(int from, int to, Message message) {
    if (healed) {
      arrive(to, message);
      return;
    }
    if (chance.happens(scenario.linkCut())) {
      cutUntilMicros[from][to] = schedule.nowMicros() + chance.upTo(scenario.pauseMicros());
    }
    if (schedule.nowMicros() >= cutUntilMicros[from][to] && !chance.happens(scenario.loss())) {
      arrive(to, message);
      if (chance.happens(scenario.repeat())) {
        arrive(to, message);
      }
    }
  }

  private void arrive(int to, Message message) {
    long delay = chance.upTo(healed ? HEALED_DELAY_MICROS : scenario.delayMicros());
    schedule.in(delay, () -> members.get(to).datagram(new Input.Received(message)));
  }
}
