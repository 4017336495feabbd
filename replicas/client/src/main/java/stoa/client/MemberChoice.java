package stoa.client;

import java.security.SecureRandom;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/// Which member to ask next.
///
/// Calls of a kind stick to the member that answered last, so that a leader once found is asked
/// first; which one is asked before that, and whether reads follow commands, is a matter of the
/// [MemberPreference]. A member that failed is asked last for a while, unless it has answered
/// another call of the kind since the failed one went out: then it is slow, and to leave it would
/// make its work that of the others. Shared by all calls; races only cost a call to a worse member.
final class MemberChoice {
  /// Reads and commands prefer members of their own, unless they go together.
  enum Kind {
    READ,
    COMMAND
  }

  /// Of a clock that starts anywhere.
  private static final long NEVER = 0;

  private final int members;
  private final MemberPreference preference;
  private final long avoidNanos;
  private final Map<Kind, AtomicInteger> preferred = new EnumMap<>(Kind.class);
  private final Map<Kind, AtomicLongArray> answeredAt = new EnumMap<>(Kind.class);
  private final AtomicLongArray avoidedSince;
  private final BitSet everFailed;

  MemberChoice(int members, MemberPreference preference, long avoidNanos) {
    this.members = members;
    this.preference = preference;
    this.avoidNanos = avoidNanos;
    int start =
        switch (preference) {
          // Not from a source with a state in memory: processes that go on from one snapshot would
          // all begin at the same member.
          case SPREAD -> new SecureRandom().nextInt(members);
          case TOGETHER -> 0;
        };
    for (Kind kind : Kind.values()) {
      preferred.put(kind, new AtomicInteger(start));
      answeredAt.put(kind, new AtomicLongArray(members));
    }
    this.avoidedSince = new AtomicLongArray(members);
    this.everFailed = new BitSet(members);
  }

  /// The best member that is not in `tried`; -1 when all are.
  int next(Kind kind, BitSet tried, long nowNanos) {
    int first = preferredBy(kind).get();
    int lastResort = -1;
    for (int step = 0; step < members; step++) {
      int member = (first + step) % members;
      if (tried.get(member)) {
        continue;
      }
      if (!avoided(member, nowNanos)) {
        return member;
      }
      lastResort = lastResort < 0 ? member : lastResort;
    }
    return lastResort;
  }

  void answered(Kind kind, int member, long nowNanos) {
    Objects.requireNonNull(answeredAt.get(kind)).set(member, nowNanos);
    // A read says nothing about where commands are taken.
    preferredBy(kind).set(member);
    if (kind == Kind.COMMAND && preference == MemberPreference.TOGETHER) {
      preferredBy(Kind.READ).set(member);
    }
    synchronized (everFailed) {
      everFailed.clear(member);
    }
  }

  /// @param beganNanos when the call that failed went out
  void failed(Kind kind, int member, long beganNanos, long nowNanos) {
    long answered = Objects.requireNonNull(answeredAt.get(kind)).get(member);
    if (answered != NEVER && answered - beganNanos > 0) {
      return;
    }
    avoidedSince.set(member, nowNanos);
    synchronized (everFailed) {
      everFailed.set(member);
    }
  }

  private AtomicInteger preferredBy(Kind kind) {
    return Objects.requireNonNull(preferred.get(kind));
  }

  private boolean avoided(int member, long nowNanos) {
    synchronized (everFailed) {
      return everFailed.get(member) && nowNanos - avoidedSince.get(member) < avoidNanos;
    }
  }
}
