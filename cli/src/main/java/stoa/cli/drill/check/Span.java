package stoa.cli.drill.check;

import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.Intention;
import stoa.cli.drill.linearizability.Step;

/// When something took effect.
///
/// @param certain false when it may also have had none
record Span(long fromNanos, long untilNanos, boolean certain, String origin) {
  /// Within an answered call.
  static Span of(Call call) {
    return new Span(call.invokedNanos(), call.answeredNanos(), true, call.title());
  }

  /// Within the calls up to the outcome; at any time after the first one, or never, without.
  static Span of(Intention intention) {
    long from = intention.first().invokedNanos();
    return intention
        .outcome()
        .map(outcome -> new Span(from, outcome.answeredNanos(), true, intention.title()))
        .orElseGet(() -> unknown(from, intention.title()));
  }

  /// At any time from then on, or never.
  static Span unknown(long fromNanos, String origin) {
    return new Span(fromNanos, Step.OPEN, false, origin);
  }

  <O> Step<O> step(O operation) {
    return new Step<>(operation, fromNanos, untilNanos, certain, origin);
  }
}
