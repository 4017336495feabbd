package stoa.system.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.cli.local.LocalSystem;

/// What alerts and dashboard ask for, held against what the processes of a real system expose: an
/// alert about a series that nobody writes is silent for ever.
final class AskedMetrics {
  private static final Path OBSERVABILITY = Path.of("..", "infra", "observability");
  private static final Pattern NAME = Pattern.compile("\\bstoa_[a-z0-9_]+\\b");
  private static final Pattern SERIES =
      Pattern.compile("^(stoa_[a-z0-9_]+)[{ ]", Pattern.MULTILINE);

  private AskedMetrics() {}

  /// The metrics that are asked for and that no process of the system exposes.
  static Set<String> missing(LocalSystem.Endpoints endpoints)
      throws IOException, InterruptedException {
    Set<String> missing = new TreeSet<>();
    for (String file : List.of("rules/stoa.yml", "dashboards/stoa.json")) {
      NAME.matcher(Files.readString(OBSERVABILITY.resolve(file)))
          .results()
          .forEach(name -> missing.add(name.group()));
    }
    if (missing.isEmpty()) {
      throw new IllegalStateException("alerts and dashboard ask for nothing");
    }
    missing.removeAll(exposed(endpoints));
    return missing;
  }

  private static Set<String> exposed(LocalSystem.Endpoints endpoints)
      throws IOException, InterruptedException {
    Set<String> exposed = new TreeSet<>();
    List<URI> processes =
        Stream.of(
                endpoints.customerOperations(),
                endpoints.productOperations(),
                List.of(endpoints.paymentOperations()))
            .flatMap(List::stream)
            .toList();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (URI process : processes) {
        String text =
            client
                .send(
                    HttpRequest.newBuilder(process.resolve("/metrics")).build(),
                    BodyHandlers.ofString())
                .body();
        exposed.addAll(
            SERIES.matcher(text).results().map(line -> line.group(1)).collect(Collectors.toSet()));
      }
    }
    return exposed;
  }
}
