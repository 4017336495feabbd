package stoa.cli.market;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import stoa.cli.Durations;
import stoa.cli.api.ApiClient;

/// Where the market is.
public final class MarketOptions {
  private static final URI LOCAL = URI.create("http://localhost:8080");

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "where the system answers; may be given several times, and one that fails is left for the"
              + " next (default: $$STOA_ENDPOINTS, comma-separated, or http://localhost:8080)")
  private List<URI> endpoints = List.of();

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "how long to try for an answer (default: 60s)")
  private Duration limit = Duration.ofSeconds(60);

  /// The endpoints, at least one.
  public List<URI> endpoints() {
    if (!endpoints.isEmpty()) {
      return endpoints;
    }
    return Optional.ofNullable(System.getenv("STOA_ENDPOINTS"))
        .filter(text -> !text.isBlank())
        .map(text -> Arrays.stream(text.split(",")).map(String::strip).map(URI::create).toList())
        .orElse(List.of(LOCAL));
  }

  /// A client for them.
  public ApiClient client() {
    return new ApiClient(endpoints(), limit);
  }
}
