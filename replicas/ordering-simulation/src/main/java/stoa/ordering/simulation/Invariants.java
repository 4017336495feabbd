package stoa.ordering.simulation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import stoa.ordering.Batch;
import stoa.ordering.Effect;
import stoa.ordering.JournalRecord;
import stoa.ordering.MemberStatus;
import stoa.ordering.Message;
import stoa.ordering.Origin;
import stoa.ordering.RequestId;
import stoa.ordering.ViewRecord;

/// The invariants of the ordering, checked at every event of a run from outside of the members.
final class Invariants {
  private record EpochNumber(long epoch, long number) {}

  private final int members;
  private final LogChain chain;
  private final List<SimulatedDisk> disks;
  private final Map<RequestId, Long> numberOf = new HashMap<>();
  private final Map<Origin, Long> nextLocal = new HashMap<>();
  private final Map<RequestId, Batch> submitted = new HashMap<>();
  private final Set<RequestId> awaited = new LinkedHashSet<>();
  private final Map<EpochNumber, RequestId> assignments = new HashMap<>();
  private final Map<Long, ViewRecord> views = new HashMap<>();
  private final ChosenLogs chosen = new ChosenLogs();
  private final long[] deliveredEver;
  private final long[] logEpoch;
  private long acknowledgedEnd;

  Invariants(int members, LogChain chain, List<SimulatedDisk> disks) {
    this.members = members;
    this.chain = chain;
    this.disks = disks;
    this.deliveredEver = new long[members];
    this.logEpoch = new long[members];
  }

  /// The end of what anybody delivered, and so may have acknowledged.
  long decidedEnd() {
    return chain.decidedEnd();
  }

  /// The end of what anybody may have acknowledged: the last number decided that is not void.
  long acknowledgedEnd() {
    return acknowledgedEnd;
  }

  /// How many views there have been.
  int views() {
    return views.size();
  }

  void submitted(RequestId id, Batch batch) {
    check("Integrity", submitted.putIfAbsent(id, batch) == null, () -> id + " named twice");
    awaited.add(id);
  }

  /// What was submitted in this life, and is not decided, need not survive it.
  void lifeEnded(Origin origin) {
    awaited.removeIf(id -> id.origin().equals(origin));
  }

  /// The member's disk is lost, and with it what it had delivered.
  void wiped(int member) {
    deliveredEver[member] = 0;
  }

  void sent(Origin member, Message message) {
    switch (message) {
      case Message.Sequence sequence -> assigned(member, sequence);
      case Message.StartView start -> view(start.view());
      case Message.Request request -> {}
      case Message.RetransmitRequest question -> {}
      case Message.LogEntry passed -> {}
      case Message.LogUnavailable unavailable -> {}
      case Message.Heartbeat heartbeat -> {}
      case Message.BarrierQuestion question -> {}
      case Message.BarrierAnswer answer -> {}
      case Message.ViewWish wish -> {}
      case Message.ViewSupport support -> {}
      case Message.Prepare prepare -> {}
      case Message.PrepareAnswer answer -> {}
    }
  }

  private void assigned(Origin member, Message.Sequence sequence) {
    EpochNumber turn = new EpochNumber(sequence.epoch(), sequence.number());
    RequestId before = assignments.putIfAbsent(turn, sequence.request());
    boolean once = before == null || before.equals(sequence.request());
    check("Turns", once, () -> turn + " is " + before + " and " + sequence.request());
    boolean byOwner = sequence.number() % members == member.member();
    check("Turns", byOwner, () -> member + " assigned " + turn);
    ViewRecord view = views.get(sequence.epoch());
    boolean listed = view != null && view.lists(member) && view.base() <= sequence.number();
    check("Turns", listed, () -> member + " assigned " + turn + " in " + view);
  }

  private void view(ViewRecord view) {
    ViewRecord before = views.get(view.epoch());
    check(
        "Views",
        before == null || before.isSameAs(view),
        () -> "two views of one epoch: " + before + " and " + view);
    if (before == null || view.table().start() < before.table().start()) {
      views.put(view.epoch(), view); // The record that tells most of the log is the one to keep.
      chosen.decided(view);
    }
    check("Views", view.members().size() > members / 2, () -> "less than a majority: " + view);
  }

  /// What a member is like after a step, before any effect of it.
  void stepped(int member, MemberStatus status) {
    logEpoch[member] = status.logEpoch();
    check(
        "Views",
        status.logEpoch() <= status.promise(),
        () -> member + " is in " + status.logEpoch() + ", promised " + status.promise());
  }

  void appended(int member, JournalRecord record) {
    if (record instanceof JournalRecord.Cut cut) {
      check(
          "Log matching",
          cut.from() >= deliveredEver[member],
          () -> member + " cuts at " + cut.from() + ", delivered " + deliveredEver[member]);
    }
  }

  void delivered(int member, long expectedNumber, Effect.Deliver delivery) {
    mustFollow(member, expectedNumber, delivery.number());
    long value = chain.delivered(delivery.number(), delivery.epoch(), delivery.request());
    boolean first = delivery.number() == decidedEnd();
    decide(member, delivery.number(), value);
    chosen.delivered(logEpoch[member], delivery.number(), delivery.epoch());
    if (first) {
      decide(delivery);
    }
  }

  void skipped(int member, long expectedNumber, Effect.Skip skip) {
    mustFollow(member, expectedNumber, skip.number());
    decide(member, skip.number(), chain.skipped(skip.number(), skip.epoch()));
    chosen.delivered(logEpoch[member], skip.number(), skip.epoch());
  }

  private void mustFollow(int member, long expected, long number) {
    check(
        "Total order",
        number == expected,
        () -> member + " delivered " + number + ", expected " + expected);
  }

  private void decide(int member, long number, long value) {
    checkMajority(member, number, value);
    if (number == decidedEnd()) {
      chain.decide(value);
    }
    check(
        "Durability",
        chain.decided(number) == value,
        () -> number + " was something else before, at " + member);
    deliveredEver[member] = Math.max(deliveredEver[member], number + 1);
  }

  private void decide(Effect.Deliver delivery) {
    RequestId id = delivery.request();
    Batch original = submitted.get(id);
    boolean genuine = original != null && original.commands().equals(delivery.commands());
    check("Integrity", genuine, () -> id + " was not submitted so");
    Long before = numberOf.putIfAbsent(id, delivery.number());
    check("Integrity", before == null, () -> id + " at " + before + " and " + delivery.number());
    long expected = nextLocal.getOrDefault(id.origin(), 0L);
    check("Sender order", id.number() == expected, () -> id + " instead of #" + expected);
    nextLocal.put(id.origin(), expected + 1);
    awaited.remove(id);
    acknowledgedEnd = delivery.number() + 1;
  }

  /// Counts the disks that have it; one that was lost since it announced may be missing, which is
  /// seen by the number of blank members.
  private void checkMajority(int member, long number, long value) {
    int holders = 0;
    for (SimulatedDisk disk : disks) {
      holders += disk.holds(number, value) || disk.wasWiped() ? 1 : 0;
    }
    int count = holders;
    check(
        "Majority",
        holders > members / 2,
        () -> member + " delivered " + number + ", held by " + count);
  }

  void barrierReached(long acknowledgedBefore, long deliveredEnd, Effect.BarrierReached reached) {
    check(
        "Barrier",
        reached.end() >= acknowledgedBefore && reached.end() <= deliveredEnd,
        () -> reached + " after " + acknowledgedBefore + ", delivered below " + deliveredEnd);
  }

  void halted(int member, Effect.Halt halt) {
    check("Halt", false, () -> member + " halted: " + halt.reason());
  }

  /// Whether nothing that had to be delivered is missing.
  boolean everythingDecided() {
    return awaited.isEmpty();
  }

  void checkProgress(boolean reached, String state) {
    check("Progress", reached, () -> "missing " + awaited + "; " + state);
  }

  private static void check(String invariant, boolean holds, Supplier<String> detail) {
    if (!holds) {
      throw new InvariantViolation(invariant, detail.get());
    }
  }
}
