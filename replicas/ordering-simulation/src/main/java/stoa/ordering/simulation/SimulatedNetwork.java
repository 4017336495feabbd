package stoa.ordering.simulation;

import java.util.List;
import stoa.ordering.Input;
import stoa.ordering.Message;

/// Loses, repeats, delays and reorders, until it is healed.
final class SimulatedNetwork {
  private static final long HEALED_DELAY_MICROS = 200;

  private final Scenario scenario;
  private final Chance chance;
  private final Schedule schedule;
  private final List<SimulatedMember> members;
  private boolean healed;

  SimulatedNetwork(
      Scenario scenario, Chance chance, Schedule schedule, List<SimulatedMember> members) {
    this.scenario = scenario;
    this.chance = chance;
    this.schedule = schedule;
    this.members = members;
  }

  void heal() {
    healed = true;
  }

  void broadcast(int from, Message message) {
    for (int to = 0; to < members.size(); to++) {
      if (to != from) {
        send(to, message);
      }
    }
  }

  void send(int to, Message message) {
    if (healed || !chance.happens(scenario.loss())) {
      arrive(to, message);
    }
    if (!healed && chance.happens(scenario.repeat())) {
      arrive(to, message);
    }
  }

  private void arrive(int to, Message message) {
    long delay = chance.upTo(healed ? HEALED_DELAY_MICROS : scenario.delayMicros());
    schedule.in(delay, () -> members.get(to).datagram(new Input.Received(message)));
  }
}
