package stoa.cli.drill.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import stoa.cli.drill.linearizability.Step;
import stoa.cli.drill.linearizability.Verdict;

/// A history that cannot be explained, for people.
///
/// @param small the history, made small
/// @param verdict of it
record ViolationText<S, O>(ObjectHistory<S, O> object, List<Step<O>> small, Verdict<S, O> verdict) {
  /// More than a screen helps nobody; the file has everything.
  private static final int MOST_LINES = 60;

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(object.object() + ": no order explains these steps (seconds since the beginning)");
    List<Step<O>> inOrder =
        small.stream().sorted(Comparator.comparingLong(Step::fromNanos)).toList();
    int skipped = Math.max(0, inOrder.size() - MOST_LINES);
    if (skipped > 0) {
      lines.add("  ... " + skipped + " earlier steps");
    }
    inOrder.subList(skipped, inOrder.size()).forEach(step -> lines.add("  " + line(step)));
    if (verdict instanceof Verdict.NotLinearizable<S, O>(List<Step<O>> order, S state)) {
      lines.add("  the longest order that explains a part leads to " + state);
      inOrder.stream()
          .filter(Step::certain)
          .filter(step -> !order.contains(step))
          .limit(MOST_LINES)
          .forEach(step -> lines.add("  and has no place for " + step.operation()));
    }
    return String.join("\n", lines);
  }

  private static <O> String line(Step<O> step) {
    String end =
        step.untilNanos() == Step.OPEN
            ? "  (no answer)"
            : String.format(Locale.ROOT, "%9.3f s  ", step.untilNanos() / 1e9);
    return String.format(
        Locale.ROOT,
        "%9.3f to %s %s   [%s]",
        step.fromNanos() / 1e9,
        end,
        step.operation(),
        step.origin());
  }
}
