package stoa.crash;

import java.util.Optional;

/// The two points around a commit.
///
/// @param before all is written, nothing is committed
/// @param after committed, and whoever asked for it has no answer yet
public record CommitPoints(CrashPoint before, CrashPoint after) {
  /// For a step that has points.
  public static Optional<CommitPoints> around(CrashPoint before, CrashPoint after) {
    return Optional.of(new CommitPoints(before, after));
  }
}
