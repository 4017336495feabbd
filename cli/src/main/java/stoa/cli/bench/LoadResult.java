package stoa.cli.bench;

import java.util.List;
import java.util.SortedMap;

/// What one load showed.
///
/// @param clients so many sellers, and as many buyers
/// @param seconds that were measured
/// @param refusals how often each function was refused, and with what
record LoadResult(
    int clients, double seconds, List<ResponseTimes> times, SortedMap<String, Long> refusals) {
  /// Successful answers per second, of all functions but account creation.
  double operationsPerSecond() {
    return (count() - errors()) / seconds;
  }

  /// Purchases that were completed, per second.
  double purchasesPerSecond() {
    return times.stream()
            .filter(each -> each.operation() == Operation.PURCHASE)
            .mapToLong(each -> each.count() - each.errors())
            .sum()
        / seconds;
  }

  /// Answers of the measured part.
  long count() {
    return measured(ResponseTimes::count);
  }

  /// Errors of the measured part.
  long errors() {
    return measured(ResponseTimes::errors);
  }

  private long measured(java.util.function.ToLongFunction<ResponseTimes> number) {
    return times.stream().filter(each -> !each.operation().isPreparation()).mapToLong(number).sum();
  }
}
