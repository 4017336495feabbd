package stoa.ordering.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.ordering.DeliveredState;
import stoa.ordering.Effect;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Input;
import stoa.ordering.JournalRecord;
import stoa.ordering.JournalReplay;
import stoa.ordering.Member;
import stoa.ordering.Message;
import stoa.ordering.Origin;
import stoa.ordering.RecoveredState;

/// The host of one member: carries out its effects on the simulated disk and network, crashes
/// between any two of them, and starts again from what the disk has kept.
final class SimulatedMember {
  private final int id;
  private final Surroundings around;
  private final GroupConfiguration group;
  private final SimulatedDisk disk;
  private final SimulatedJournal journal;
  private final SimulatedClients clients;
  private final SimulatedApplication application = new SimulatedApplication();
  private final SimulatedTicks ticks;
  private @Nullable Member member;
  private @Nullable DeliveredState delivered;
  private int life;
  private long pausedUntilMicros;
  private long deliveredEnd;

  SimulatedMember(int id, Surroundings around, SimulatedDisk disk) {
    this.id = id;
    this.around = around;
    this.disk = disk;
    this.journal = new SimulatedJournal(id, this, around, disk);
    this.clients = new SimulatedClients(this, around);
    Scenario scenario = around.scenario();
    this.ticks = new SimulatedTicks(this, around);
    this.group =
        new GroupConfiguration(scenario.members(), id, scenario.limits(), scenario.timing());
  }

  boolean isUp() {
    return member != null;
  }

  /// The present life, if there is one.
  Optional<Member> member() {
    return Optional.ofNullable(member);
  }

  long deliveredEnd() {
    return deliveredEnd;
  }

  int openBarriers() {
    return clients.openBarriers();
  }

  boolean hasVote() {
    return !disk.wasWiped();
  }

  SimulatedApplication application() {
    return application;
  }

  /// The operator's act, once, before the first start.
  void bootstrap() {
    disk.append(new JournalRecord.Voter());
  }

  /// Starts, the first time or again, with what is on disk.
  void start() {
    if (member != null) {
      return;
    }
    life++;
    JournalReplay replay = new JournalReplay(group, application.appliedEnd());
    disk.records().forEach(replay::read);
    List<JournalRecord> begin = new ArrayList<>(replay.behind(application.state()));
    begin.add(new JournalRecord.Incarnation(life));
    begin.forEach(disk::append);
    begin.forEach(replay::read);
    disk.force(disk.size());
    journal.begin();
    RecoveredState recovered = replay.recovered(life);
    member = around.factory().create(group, recovered);
    delivered = new DeliveredState(group, recovered);
    deliveredEnd = application.appliedEnd();
    around.trace(id, () -> "starts life " + life + " from " + Trace.describe(recovered));
    ticks.begin();
  }

  void pause(long micros) {
    pausedUntilMicros = around.schedule().nowMicros() + micros;
    around.trace(id, () -> "pauses for " + micros + " µs");
  }

  void datagram(Input.Received received) {
    if (member != null) {
      resume(life, () -> arrive(received));
    }
  }

  /// Something that comes from outside.
  void arrive(Input input) {
    ticks.beforeArrival();
    step(input);
  }

  void submit(int commands) {
    clients.submit(commands);
  }

  void askBarrier() {
    clients.askBarrier();
  }

  /// Later, if this life lasts so long; a pause does not keep it, as for what a disk does by
  /// itself.
  void inThisLife(long micros, Runnable action) {
    int ofLife = life;
    around
        .schedule()
        .in(
            micros,
            () -> {
              if (ofLife == life && member != null) {
                action.run();
              }
            });
  }

  /// Later in this life, and when no pause keeps it.
  void awakeInThisLife(long micros, Runnable action) {
    int ofLife = life;
    around.schedule().in(micros, () -> resume(ofLife, action));
  }

  /// Now in this life, or when its pause is over.
  void whenAwake(Runnable action) {
    resume(life, action);
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

  void step(Input input) {
    Member present = member;
    if (present == null) {
      return;
    }
    around.trace(id, () -> "◀ " + input);
    List<Effect> effects = present.step(input);
    around.invariants().stepped(id, present.status());
    ticks.stepped(present, effects);
    boolean crashes = around.crashesNow();
    int carriedOut = crashes ? around.chance().below(effects.size() + 1) : effects.size();
    effects.subList(0, carriedOut).forEach(this::carryOut);
    if (member == null) {
      return; // Its life ended with one of the effects.
    }
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
      case Effect.Append append -> journal.append(append.record());
      case Effect.Deliver delivery -> deliver(delivery);
      case Effect.Skip skip -> skip(skip);
      case Effect.Accepted accepted -> clients.accepted(accepted);
      case Effect.BarrierReached reached -> clients.reached(reached, deliveredEnd);
      case Effect.Rejected rejected -> clients.rejected(rejected);
      case Effect.ReadJournal read -> journal.read(read);
      case Effect.ViewAdopted adopted -> {}
      case Effect.NeedSnapshot need -> needSnapshot(need);
      case Effect.StartAgain again -> crash();
      case Effect.Halt halt -> around.invariants().halted(id, halt);
    }
  }

  private void send(Effect.Send send) {
    around.invariants().sent(new Origin(id, life), send.message());
    around.network().send(id, send.to(), send.message());
    if (send.message() instanceof Message.PrepareAnswer && around.crashesAfterAnswer()) {
      around.separate(id, send.to());
      awakeInThisLife(0, this::crash);
    }
  }

  private void broadcast(Effect.Broadcast broadcast) {
    Message message = broadcast.message();
    around.invariants().sent(new Origin(id, life), message);
    around.network().broadcast(id, message);
  }

  private void deliver(Effect.Deliver delivery) {
    around.invariants().delivered(id, deliveredEnd, delivery);
    deliveredEnd++;
    DeliveredState state = delivered;
    if (state != null) {
      state.delivered(delivery);
      JournalRecord.Base base = state.base();
      awakeInThisLife(around.applyMicros(), () -> applied(base));
    }
  }

  private void skip(Effect.Skip skip) {
    around.invariants().skipped(id, deliveredEnd, skip);
    deliveredEnd++;
    if (delivered != null) {
      delivered.skipped(skip);
    }
  }

  private void applied(JournalRecord.Base base) {
    if (base.start() > application.appliedEnd()) {
      application.apply(base);
      step(new Input.Applied(base.start()));
    }
    if (around.chance().happens(0.2) && member != null) {
      application.force();
      step(new Input.AppliedDurably(application.appliedEnd()));
    }
  }

  /// Catches up from another's snapshot: this life ends, and the next one begins behind it.
  private void needSnapshot(Effect.NeedSnapshot need) {
    stop();
    around.schedule().in(around.applyMicros(), () -> install(need.source()));
  }

  /// As the host does it: who was named may have nothing, then the others are asked in turn.
  private void install(int first) {
    int members = around.members().size();
    boolean installed = false;
    for (int i = 0; i < members && !installed; i++) {
      SimulatedMember from = around.members().get((first + i) % members);
      installed = from.isUp() && application.installNewer(from.application().snapshot());
    }
    around.trace(id, () -> "has applied below " + application.appliedEnd());
    start();
  }

  void crash() {
    if (member == null) {
      return;
    }
    stop();
    disk.crash(around.chance());
    application.crash(around.chance());
    if (around.mayWipe(id)) {
      around.trace(id, () -> "LOSES ITS DISK");
      disk.wipe();
      application.wipe();
      around.invariants().wiped(id);
    }
    around.trace(id, () -> "CRASHES, applied below " + application.appliedEnd());
    around.schedule().in(around.chance().upTo(around.scenario().downMicros()), this::start);
  }

  private void stop() {
    around.invariants().lifeEnded(new Origin(id, life));
    member = null;
    journal.end();
    clients.end();
  }
}
