package stoa.raft;

import java.util.Optional;

/// Asks the other members whether the group exists already, before this one begins it.
@FunctionalInterface
public interface ExistingGroup {
  /// What shows that it does, in a few words; empty when no reachable member has data. May take a
  /// second.
  Optional<String> trace();
}
