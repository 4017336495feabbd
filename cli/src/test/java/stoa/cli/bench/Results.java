package stoa.cli.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Results made by hand.
final class Results {
  private Results() {}

  static LoadResult of(int clients, double seconds, List<ResponseTimes> times) {
    return new LoadResult(
        clients, seconds, times, new TreeMap<>(), Duration.ZERO, Duration.ZERO, 0);
  }

  /// Two cells under one load: without a failure, and with one that made an error.
  static List<Cell> cells() {
    return List.of(
        new Cell(
            Scenario.A,
            of(
                1,
                2,
                List.of(new ResponseTimes(Operation.SEARCH, 100, 1500.4, 1400, 3000, 12345, 0, 0))),
            FaultInjection.Outcome.NOTHING),
        new Cell(
            Scenario.D,
            new LoadResult(
                1,
                2,
                List.of(
                    new ResponseTimes(Operation.SEARCH, 50, 2500, 2400, 5000, 6000, 0, 0),
                    new ResponseTimes(Operation.PURCHASE, 5, 40_000, 39_000, 80_000, 80_000, 2, 1)),
                new TreeMap<>(Map.of("buyer: purchase: no answer", 2L)),
                Duration.ofMillis(450),
                Duration.ofMillis(1800),
                7),
            new FaultInjection.Outcome(
                List.of("product-3"), List.of(), Optional.of(Duration.ofMillis(4210)))));
  }
}
