package stoa.gateway;

import java.net.URI;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// One function's address, and what is known of its health. Safe for use by many threads.
final class FunctionPort {
  private final URI address;
  private volatile Health health = new Health(FunctionHealth.SERVING, Sinks.empty());

  /// A function that is believed to serve until it fails.
  ///
  /// @param address scheme, host and port, without a path
  FunctionPort(URI address) {
    this.address = address;
  }

  /// Scheme, host and port.
  URI address() {
    return address;
  }

  /// What is believed now.
  FunctionHealth health() {
    return health.state();
  }

  /// Completes when the function is found [FunctionHealth#LOST], at once when it has been; never
  /// otherwise.
  Mono<Void> lost() {
    return health.lost().asMono();
  }

  /// Notes that the function answered. One that was lost gets a fresh signal.
  void answered() {
    if (health() == FunctionHealth.SERVING) {
      return;
    }
    synchronized (this) {
      boolean wasLost = health() == FunctionHealth.LOST;
      health = new Health(FunctionHealth.SERVING, wasLost ? Sinks.empty() : health.lost());
    }
  }

  /// Notes that a connection failed or broke.
  synchronized void broke() {
    if (health() == FunctionHealth.SERVING) {
      health = new Health(FunctionHealth.SUSPECT, health.lost());
    }
  }

  /// Notes that a probe was not answered: the second failure in a row means lost.
  synchronized void missedProbe() {
    if (health() == FunctionHealth.SERVING) {
      broke();
    } else {
      health = new Health(FunctionHealth.LOST, health.lost());
      health.lost().tryEmitEmpty();
    }
  }

  private record Health(FunctionHealth state, Sinks.Empty<Void> lost) {}
}
