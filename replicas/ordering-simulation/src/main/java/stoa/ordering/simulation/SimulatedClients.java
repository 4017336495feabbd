package stoa.ordering.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.ordering.Batch;
import stoa.ordering.Command;
import stoa.ordering.Effect;
import stoa.ordering.Input;

/// Those who submit commands to one member and ask it for barriers. What they wait for ends with
/// the member's life.
final class SimulatedClients {
  private static final int LARGEST_COMMAND_BYTES = 20;

  private final SimulatedMember member;
  private final Surroundings around;
  private final Map<Long, Long> acknowledgedAtBarrier = new HashMap<>();
  private final Map<Long, Batch> submissions = new HashMap<>();
  private long lastHandle;

  SimulatedClients(SimulatedMember member, Surroundings around) {
    this.member = member;
    this.around = around;
  }

  int openBarriers() {
    return acknowledgedAtBarrier.size();
  }

  void submit(int commands) {
    List<Command> content = new ArrayList<>();
    for (int i = 0; i < commands; i++) {
      int bytes = around.chance().below(LARGEST_COMMAND_BYTES);
      content.add(new Command(around.chance().bytes(bytes)));
    }
    long handle = ++lastHandle;
    submissions.put(handle, Batch.of(content));
    member.whenAwake(() -> member.arrive(new Input.Submit(handle, content)));
  }

  void askBarrier() {
    long handle = ++lastHandle;
    member.whenAwake(() -> {
      acknowledgedAtBarrier.put(handle, around.invariants().acknowledgedEnd());
      member.arrive(new Input.BarrierAsked(handle));
    });
  }

  void accepted(Effect.Accepted accepted) {
    Batch batch = submissions.remove(accepted.handle());
    if (batch != null) {
      around.invariants().submitted(accepted.request(), batch);
    }
  }

  void reached(Effect.BarrierReached reached, long deliveredEnd) {
    Long acknowledged = acknowledgedAtBarrier.remove(reached.handle());
    if (acknowledged != null) {
      around.invariants().barrierReached(acknowledged, deliveredEnd, reached);
    }
  }

  void rejected(Effect.Rejected rejected) {
    submissions.remove(rejected.handle());
    acknowledgedAtBarrier.remove(rejected.handle());
  }

  void end() {
    acknowledgedAtBarrier.clear();
    submissions.clear();
  }
}
