package stoa.ordering;

/// One set of barrier questions and the answers to them.
final class BarrierRound {
  private final long nonce;
  private final boolean[] answered;
  private int answers;
  private long end;
  private long askedAtMillis;

  BarrierRound(GroupConfiguration group, boolean selfCounts, long nonce, long nowMillis) {
    this.nonce = nonce;
    this.answered = new boolean[group.members()];
    this.askedAtMillis = nowMillis;
    if (selfCounts) {
      answer(group.self(), 0); // Its own held end is taken when the round is complete.
    }
  }

  long nonce() {
    return nonce;
  }

  /// A repeated answer counts once.
  void answer(int member, long heldEnd) {
    if (!answered[member]) {
      answered[member] = true;
      answers++;
      end = Math.max(end, heldEnd);
    }
  }

  boolean hasAnswered(int member) {
    return answered[member];
  }

  int answers() {
    return answers;
  }

  /// The largest held end among the answers.
  long end() {
    return end;
  }

  boolean repeatIsDue(long nowMillis, long repeatMillis) {
    boolean due = nowMillis - askedAtMillis >= repeatMillis;
    if (due) {
      askedAtMillis = nowMillis;
    }
    return due;
  }
}
