package stoa.ordering;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When to ask for one gap: first after a while, because what is missing may only be late, and then
/// with doubled pauses up to a maximum. A new gap starts over.
final class GapTimer {
  private final Timing timing;
  private @Nullable Object gap;
  private long askAtMillis;
  private long pauseMillis;
  private int tries;

  GapTimer(Timing timing) {
    this.timing = timing;
  }

  /// Whether to ask now for what is missing first.
  boolean isDue(Object firstMissing, long nowMillis) {
    if (!Objects.equals(gap, firstMissing)) {
      gap = firstMissing;
      tries = 0;
      pauseMillis = timing.retransmitAfterMillis();
      askAtMillis = nowMillis + pauseMillis;
      return false;
    }
    if (nowMillis < askAtMillis) {
      return false;
    }
    tries++;
    pauseMillis = Math.min(2 * pauseMillis, timing.retransmitMaximumMillis());
    askAtMillis = nowMillis + pauseMillis;
    return true;
  }

  void closed() {
    gap = null;
  }

  /// How often this gap was asked for, the present time included.
  int tries() {
    return tries;
  }
}
