package stoa.ordering.simulation;

import java.util.ArrayDeque;
import java.util.function.Supplier;
import stoa.ordering.RecoveredState;

/// The last lines of what happened; costs nothing when it is off.
final class Trace {
  private static final int LINES = 1_000;

  private final boolean on;
  private final ArrayDeque<String> lines = new ArrayDeque<>();

  Trace(boolean on) {
    this.on = on;
  }

  void add(long nowMicros, int member, Supplier<String> what) {
    if (on) {
      lines.addLast("%9.3f ms  member %d  %s".formatted(nowMicros / 1000.0, member, what.get()));
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }

  /// What a life begins with.
  static String describe(RecoveredState recovered) {
    return "log %d..%d, promise %d, view %s, %s"
        .formatted(
            recovered.logStart(),
            recovered.logEnd(),
            recovered.promise(),
            recovered.view(),
            recovered.votes() ? "votes" : "no vote");
  }
}
