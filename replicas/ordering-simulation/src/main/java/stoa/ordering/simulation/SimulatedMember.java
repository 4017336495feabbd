package stoa.ordering.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.ordering.Batch;
import stoa.ordering.Command;
import stoa.ordering.Effect;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Input;
import stoa.ordering.JournalRecord;
import stoa.ordering.JournalReplay;
import stoa.ordering.Member;
import stoa.ordering.RecoveredState;
import stoa.ordering.RequestId;

/// The host of one member: carries out its effects on the simulated disk and network, crashes
/// between any two of them, and starts again from what the disk has kept.
final class SimulatedMember {
  private static final long MICROS_PER_MILLI = 1000;

  private final int id;
  private final Surroundings around;
  private final GroupConfiguration group;
  private final SimulatedDisk disk;
  private final Map<Long, Long> acknowledgedAtBarrier = new HashMap<>();
  private final Map<Long, Batch> submissions = new HashMap<>();
  private @Nullable Member member;
  private int life;
  private long pausedUntilMicros;
  private boolean forcing;
  private int deletedRecords;
  private int recordsAtStart;
  private long deliveredEnd;
  private long appliedEnd;
  private long durableEnd;
  private long lastHandle;

  SimulatedMember(int id, Surroundings around, SimulatedDisk disk) {
    this.id = id;
    this.around = around;
    this.disk = disk;
    this.group =
        new GroupConfiguration(
            around.scenario().members(),
            id,
            around.scenario().limits(),
            around.scenario().timing());
  }

  boolean isUp() {
    return member != null;
  }

  long deliveredEnd() {
    return deliveredEnd;
  }

  int openBarriers() {
    return acknowledgedAtBarrier.size();
  }

  /// Starts, the first time or again, with what is on disk.
  void start() {
    if (member != null) {
      return;
    }
    life++;
    disk.append(new JournalRecord.Incarnation(life));
    disk.force(disk.size());
    deletedRecords = 0;
    recordsAtStart = disk.size();
    JournalReplay replay = new JournalReplay(group, appliedEnd);
    disk.records().forEach(replay::read);
    RecoveredState recovered = replay.recovered(life);
    member = around.factory().create(group, recovered);
    around.trace(id, () -> "starts life " + life + " with a log to " + recovered.logEnd());
    tickFrom(life);
  }

  private void tickFrom(int ofLife) {
    if (ofLife == life && member != null) {
      step(new Input.Tick(around.schedule().nowMicros() / MICROS_PER_MILLI));
      long tickMicros = group.timing().tickMillis() * MICROS_PER_MILLI;
      around.schedule().in(tickMicros, () -> resume(ofLife, () -> tickFrom(ofLife)));
    }
  }

  void pause(long micros) {
    pausedUntilMicros = around.schedule().nowMicros() + micros;
    around.trace(id, () -> "pauses for " + micros + " µs");
  }

  void datagram(Input.Received received) {
    if (member != null) {
      resume(life, () -> step(received));
    }
  }

  void submit(int commands) {
    List<Command> content = new ArrayList<>();
    for (int i = 0; i < commands; i++) {
      content.add(new Command(around.chance().bytes(around.chance().below(20))));
    }
    long handle = ++lastHandle;
    submissions.put(handle, Batch.of(content));
    resume(life, () -> step(new Input.Submit(handle, content)));
  }

  void askBarrier() {
    long handle = ++lastHandle;
    resume(
        life,
        () -> {
          acknowledgedAtBarrier.put(handle, around.invariants().decidedEnd());
          step(new Input.BarrierAsked(handle));
        });
  }

  /// Now, or when the pause is over; never in another life.
  private void resume(int ofLife, Runnable action) {
    if (ofLife != life || member == null) {
      return;
    }
    long wait = pausedUntilMicros - around.schedule().nowMicros();
    if (wait <= 0) {
      action.run();
    } else {
      around.schedule().in(wait, () -> resume(ofLife, action));
    }
  }

  private void step(Input input) {
    if (member == null) {
      return;
    }
    around.trace(id, () -> "◀ " + input);
    List<Effect> effects = member.step(input);
    boolean crashes = around.crashesNow();
    int carriedOut = crashes ? around.chance().below(effects.size() + 1) : effects.size();
    effects.subList(0, carriedOut).forEach(this::carryOut);
    if (effects.stream().anyMatch(SimulatedMember::isBase)) {
      disk.baseIsComplete();
    }
    if (crashes) {
      crash();
    }
  }

  private static boolean isBase(Effect effect) {
    return effect instanceof Effect.Append append && append.record() instanceof JournalRecord.Base;
  }

  private void carryOut(Effect effect) {
    around.trace(id, () -> "   ▶ " + effect);
    switch (effect) {
      case Effect.Send send -> send(send);
      case Effect.Broadcast broadcast -> broadcast(broadcast);
      case Effect.Append append -> append(append);
      case Effect.Deliver delivery -> deliver(delivery);
      case Effect.Accepted accepted -> accepted(accepted);
      case Effect.BarrierReached reached -> reached(reached);
      case Effect.Rejected rejected -> {
        submissions.remove(rejected.handle());
        acknowledgedAtBarrier.remove(rejected.handle());
      }
      case Effect.Halt halt -> around.invariants().halted(id, halt);
    }
  }

  private void send(Effect.Send send) {
    around.invariants().sent(id, send.message());
    around.network().send(id, send.to(), send.message());
  }

  private void broadcast(Effect.Broadcast broadcast) {
    around.invariants().sent(id, broadcast.message());
    around.network().broadcast(id, broadcast.message());
  }

  private void accepted(Effect.Accepted accepted) {
    Batch batch = submissions.remove(accepted.handle());
    if (batch != null) {
      around.invariants().submitted(accepted.request(), batch);
    }
  }

  private void reached(Effect.BarrierReached reached) {
    Long acknowledged = acknowledgedAtBarrier.remove(reached.handle());
    if (acknowledged != null) {
      around.invariants().barrierReached(acknowledged, deliveredEnd, reached);
    }
  }

  private void append(Effect.Append append) {
    disk.append(append.record());
    if (!forcing) {
      forcing = true;
      beginForce(life);
    }
  }

  private void beginForce(int ofLife) {
    int size = disk.size();
    long token = (long) size + deletedRecords - recordsAtStart;
    if (around.diskLies()) {
      around.schedule().in(0, () -> reportForced(ofLife, token));
    } else {
      around.schedule().in(around.forceMicros(), () -> endForce(ofLife, size, token));
    }
  }

  private void endForce(int ofLife, int size, long token) {
    if (ofLife == life && member != null) {
      disk.force(size);
      deletedRecords += disk.cut();
      reportForced(ofLife, token);
    }
  }

  private void reportForced(int ofLife, long token) {
    if (ofLife == life && member != null) {
      forcing = token < (long) disk.size() + deletedRecords - recordsAtStart;
      if (forcing) {
        beginForce(ofLife);
      }
      resume(ofLife, () -> step(new Input.JournalForced(token)));
    }
  }

  private void deliver(Effect.Deliver delivery) {
    around.invariants().delivered(id, deliveredEnd, delivery);
    deliveredEnd++;
    int ofLife = life;
    long end = deliveredEnd;
    around.schedule().in(around.applyMicros(), () -> resume(ofLife, () -> applied(end)));
  }

  private void applied(long end) {
    if (end > appliedEnd) {
      appliedEnd = end;
      step(new Input.Applied(end));
    }
    if (around.chance().happens(0.2) && member != null) {
      durableEnd = appliedEnd;
      step(new Input.AppliedDurably(durableEnd));
    }
  }

  private void crash() {
    member = null;
    forcing = false;
    acknowledgedAtBarrier.clear();
    submissions.clear();
    disk.crash(around.chance());
    Set<RequestId> survived = new HashSet<>();
    disk.records().forEach(record -> addRequest(record, survived));
    around.invariants().lost(id, survived::contains);
    appliedEnd = durableEnd + around.chance().upTo(appliedEnd - durableEnd);
    deliveredEnd = appliedEnd;
    around.trace(id, () -> "CRASHES, applied below " + appliedEnd);
    around.schedule().in(around.chance().upTo(around.scenario().downMicros()), this::start);
  }

  private static void addRequest(JournalRecord record, Set<RequestId> requests) {
    if (record instanceof JournalRecord.OwnRequest own) {
      requests.add(own.id());
    } else if (record instanceof JournalRecord.Entry entry) {
      requests.add(entry.request());
    }
  }
}
