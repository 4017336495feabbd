package stoa.cli.bench;

/// When the system was broken on purpose: from the first failure until every part was up again.
/// Times are those of [System#nanoTime()].
final class Trouble {
  private record Span(boolean begun, long beganNanos, boolean ended, long endedNanos) {
    static final Span NONE = new Span(false, 0, false, 0);
  }

  private volatile Span span = Span.NONE;

  /// Only the first beginning counts.
  synchronized void begin(long nanos) {
    if (!span.begun()) {
      span = new Span(true, nanos, false, 0);
    }
  }

  /// Only the first end counts, and only after a beginning.
  synchronized void end(long nanos) {
    if (span.begun() && !span.ended()) {
      span = new Span(true, span.beganNanos(), true, nanos);
    }
  }

  /// Whether a call was under way during any part of it.
  boolean meets(long calledNanos, long answeredNanos) {
    Span now = span;
    return now.begun()
        && answeredNanos - now.beganNanos() >= 0
        && (!now.ended() || calledNanos - now.endedNanos() < 0);
  }
}
