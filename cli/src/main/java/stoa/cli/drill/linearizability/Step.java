package stoa.cli.drill.linearizability;

/// An operation on one object with the time within which it took effect, if it did.
///
/// A step that nobody answered may have taken effect at any time after its invocation, or never: it
/// is not certain, and open at its end. A certain step took effect before its answer.
///
/// @param fromNanos when it was invoked
/// @param untilNanos when it was answered; [#OPEN] for one that is not certain
/// @param origin which calls of which client it comes from, for people
public record Step<O>(
    O operation, long fromNanos, long untilNanos, boolean certain, String origin) {
  /// The end of a step that nobody answered.
  public static final long OPEN = Long.MAX_VALUE;

  public Step {
    if (untilNanos < fromNanos) {
      throw new IllegalArgumentException("answered before it was invoked: " + origin);
    }
    if (!certain && untilNanos != OPEN) {
      throw new IllegalArgumentException("answered and not certain: " + origin);
    }
  }

  /// A step that was answered.
  public static <O> Step<O> answered(O operation, long fromNanos, long untilNanos, String origin) {
    return new Step<>(operation, fromNanos, untilNanos, true, origin);
  }

  /// A step that may have taken effect at any time after its invocation, or never.
  public static <O> Step<O> unknown(O operation, long fromNanos, String origin) {
    return new Step<>(operation, fromNanos, OPEN, false, origin);
  }

  /// This step as it was known at a moment after its invocation.
  Step<O> asOf(long nanos) {
    return untilNanos <= nanos ? this : unknown(operation, fromNanos, origin);
  }
}
