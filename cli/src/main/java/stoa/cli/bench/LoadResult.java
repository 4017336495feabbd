package stoa.cli.bench;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/// What one load showed.
///
/// @param clients so many sellers, and as many buyers
/// @param seconds that were measured
/// @param refusals how often each function was refused, and with what
/// @param silence the longest time without a success of any client
/// @param purchaseSilence the longest time without a completed purchase
/// @param repeats tries beyond the first one of each request, warm-up included: their time is part
///   of the response times
record LoadResult(
    int clients,
    double seconds,
    List<ResponseTimes> times,
    SortedMap<String, Long> refusals,
    Duration silence,
    Duration purchaseSilence,
    long repeats) {
  /// Successful answers per second.
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

  long count() {
    return sum(ResponseTimes::count);
  }

  /// Answers other than 2xx, and requests without an answer.
  long errors() {
    return sum(ResponseTimes::errors);
  }

  /// Those of the errors that met a failure which was injected.
  long errorsInTrouble() {
    return sum(ResponseTimes::errorsInTrouble);
  }

  private long sum(ToLongFunction<ResponseTimes> number) {
    return times.stream().mapToLong(number).sum();
  }
}
