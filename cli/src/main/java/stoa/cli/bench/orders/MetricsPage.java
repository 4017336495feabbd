package stoa.cli.bench.orders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// What a process shows to Prometheus at one moment.
///
/// @param text in the Prometheus text format
record MetricsPage(String text) {
  private static final Duration LIMIT = Duration.ofMillis(800);

  /// Asks a process.
  ///
  /// @param operations where it serves its operators
  /// @return empty when it does not answer
  static Optional<MetricsPage> of(HttpClient http, URI operations) throws InterruptedException {
    var request = HttpRequest.newBuilder(operations.resolve("/metrics")).timeout(LIMIT).build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(new MetricsPage(answer.body()))
          : Optional.empty();
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  /// The sum over all label sets of a metric; 0 when there is none.
  double sum(String metric) {
    return sum(metric, "");
  }

  /// @param label as it stands in the text, such as `result="done"`
  double sum(String metric, String label) {
    return text.lines()
        .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
        .filter(line -> line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
