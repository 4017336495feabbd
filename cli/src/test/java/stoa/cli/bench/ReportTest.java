package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final LoadResult RESULT =
      new LoadResult(
          10,
          2,
          List.of(
              new ResponseTimes(Operation.SEARCH, 100, 1500.4, 1400, 3000, 12345, 0, 0),
              new ResponseTimes(Operation.PURCHASE, 5, 40_000, 39_000, 80_000, 80_000, 1, 0)),
          new TreeMap<>(Map.of("buyer: purchase: 402 payment-declined", 1L)),
          Duration.ZERO,
          Duration.ZERO,
          0);

  @Test
  void textHasNumbersToTheRightAndNamesTheErrors() {
    assertEquals(
        """

        10 + 10
        function         count  mean ms  p50 ms  p99 ms  max ms  errors
        buyer: search      100     1.50    1.40    3.00   12.35       0
        buyer: purchase      5    40.00   39.00   80.00   80.00       1

        errors:
          buyer: purchase: 402 payment-declined, 1 times
        """,
        new Report(Report.Format.TEXT).times(RESULT));
  }

  @Test
  void markdownIsATable() {
    assertEquals(
        """

        ## Throughput

        | sellers + buyers | operations/s | purchases/s | operations | seconds | errors |
        |---|---:|---:|---:|---:|---:|
        | 10 + 10 | 52.0 | 2.0 | 105 | 2.0 | 1 |
        """,
        new Report(Report.Format.MARKDOWN).throughput(List.of(RESULT)));
  }

  @Test
  void csvHasOneRowForEachLoadAndFunctionBelowOneHeading() {
    var report = new Report(Report.Format.CSV);
    assertEquals(
        """
        # java: 25
        clients,function,count,mean_ms,p50_ms,p99_ms,max_ms,errors,per_second
        10,buyer: search,100,1.50,1.40,3.00,12.35,0,50.0
        10,buyer: purchase,5,40.00,39.00,80.00,80.00,1,2.0
        """,
        report.heading(Map.of("java", "25")) + report.times(RESULT) + report.throughput(List.of()));
  }
}
