package stoa.ordering.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stoa.ordering.Batch;
import stoa.ordering.Effect;
import stoa.ordering.Message;
import stoa.ordering.Origin;
import stoa.ordering.RequestId;

/// The invariants of the ordering, checked at every event of a run from outside of the members.
final class Invariants {
  private record EpochNumber(long epoch, long number) {}

  private final int members;
  private final List<SimulatedDisk> disks;
  private final List<RequestId> decided = new ArrayList<>();
  private final Map<RequestId, Long> numberOf = new HashMap<>();
  private final Map<Origin, Long> nextLocal = new HashMap<>();
  private final Map<RequestId, Batch> submitted = new LinkedHashMap<>();
  private final Map<EpochNumber, RequestId> assignments = new HashMap<>();

  Invariants(int members, List<SimulatedDisk> disks) {
    this.members = members;
    this.disks = disks;
  }

  /// The end of what anybody delivered, and so may have acknowledged.
  long decidedEnd() {
    return decided.size();
  }

  void submitted(RequestId id, Batch batch) {
    check("Integrity", submitted.putIfAbsent(id, batch) == null, () -> id + " named twice");
  }

  /// What was submitted at this member and is neither on its disk nor decided need not survive.
  void lost(int member, Predicate<RequestId> survived) {
    submitted
        .keySet()
        .removeIf(id -> id.sender() == member && !numberOf.containsKey(id) && !survived.test(id));
  }

  void sent(int member, Message message) {
    if (message instanceof Message.Sequence sequence) {
      EpochNumber turn = new EpochNumber(sequence.epoch(), sequence.number());
      RequestId before = assignments.putIfAbsent(turn, sequence.request());
      boolean byOwner = before != null || sequence.number() % members == member;
      check("Turns", byOwner, () -> member + " assigned " + turn);
      boolean once = before == null || before.equals(sequence.request());
      check("Turns", once, () -> turn + " is " + before + " and " + sequence.request());
    }
  }

  void delivered(int member, long expectedNumber, Effect.Deliver delivery) {
    long number = delivery.number();
    check(
        "Total order",
        number == expectedNumber,
        () -> member + " delivered " + number + " instead of " + expectedNumber);
    checkMajority(member, delivery);
    if (number == decided.size()) {
      decide(delivery);
    }
    boolean same = decided.get((int) number).equals(delivery.request());
    check(
        "Durability",
        same,
        () -> number + " was " + decided.get((int) number) + ", now " + delivery.request());
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
    decided.add(id);
  }

  private void checkMajority(int member, Effect.Deliver delivery) {
    int holders = 0;
    for (SimulatedDisk disk : disks) {
      holders += disk.holds(delivery.number(), delivery.request()) ? 1 : 0;
    }
    int count = holders;
    check(
        "Majority",
        holders > members / 2,
        () -> member + " delivered " + delivery.number() + ", held by " + count);
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
    return missing() == null;
  }

  void checkProgress(boolean reached, String state) {
    check("Progress", reached, () -> "first missing " + missing() + "; " + state);
  }

  private @Nullable RequestId missing() {
    for (RequestId id : submitted.keySet()) {
      if (!numberOf.containsKey(id)) {
        return id;
      }
    }
    return null;
  }

  private static void check(String invariant, boolean holds, Supplier<String> detail) {
    if (!holds) {
      throw new InvariantViolation(invariant, detail.get());
    }
  }
}
