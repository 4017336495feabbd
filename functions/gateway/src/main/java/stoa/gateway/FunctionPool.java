package stoa.gateway;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// The functions of one kind. Calls go round over those that serve; one that does not is the last
/// resort. Safe for use by many threads.
final class FunctionPool {
  private final List<FunctionPort> functions;
  private final AtomicInteger turn = new AtomicInteger();

  /// A pool whose functions are all believed to serve.
  ///
  /// @param addresses one or more, scheme, host and port each
  FunctionPool(List<URI> addresses) {
    this.functions = addresses.stream().map(FunctionPort::new).toList();
  }

  /// All functions of the pool, in the order of their addresses
  List<FunctionPort> all() {
    return functions;
  }

  /// The next function for a call.
  ///
  /// @param tried functions that failed for this call already
  /// @return a serving one in turn, else a suspect one, else a lost one; empty when all were tried
  Optional<FunctionPort> next(Set<FunctionPort> tried) {
    int start = turn.getAndIncrement();
    FunctionPort best = null;
    for (int i = 0; i < functions.size(); i++) {
      FunctionPort candidate = functions.get(Math.floorMod(start + i, functions.size()));
      if (tried.contains(candidate)) {
        continue;
      }
      if (candidate.health() == FunctionHealth.SERVING) {
        return Optional.of(candidate);
      }
      if (best == null || candidate.health().compareTo(best.health()) < 0) {
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }
}
