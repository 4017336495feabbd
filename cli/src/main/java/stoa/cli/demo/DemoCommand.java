package stoa.cli.demo;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.local.DataOption;
import stoa.cli.local.LocalControl;

/// `stoa demo`: plays the market's main story and checks it. Exit code 0 only when every claim
/// held.
@Command(
    name = "demo",
    description =
        "Play the main story through the public API, kill members in the middle, check the books."
            + " Exit code 0 only when everything that is claimed holds.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final URI DEFAULT_ENDPOINT = URI.create("http://localhost:8080");

  /// Longer than any outage that the story makes.
  private static final Duration CLIENT_LIMIT = Duration.ofSeconds(60);

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "a system elsewhere; may be given several times, and nothing is killed then (default: the"
              + " local system)")
  private List<URI> endpoints = List.of();

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public DemoCommand() {}

  @Override
  public Integer call() {
    Optional<LocalControl> control =
        endpoints.isEmpty() ? LocalControl.find(data) : Optional.empty();
    var narration = new Narration(spec.commandLine().getOut());
    try (ApiClient client = new ApiClient(gateways(control), CLIENT_LIMIT)) {
      play(narration, new Cast(client), control.orElse(null));
    } catch (ApiProblem | ApiUnavailable failure) {
      throw new CommandFailure("the story broke off: " + failure.getMessage(), failure);
    }
    narration.end();
    return narration.allHeld() ? 0 : 1;
  }

  private List<URI> gateways(Optional<LocalControl> control) {
    if (!endpoints.isEmpty()) {
      return endpoints;
    }
    return List.of(control.map(local -> local.endpoints().gateway()).orElse(DEFAULT_ENDPOINT));
  }

  private void play(Narration narration, Cast cast, @Nullable LocalControl control) {
    Goods goods = new OpeningScene(narration, cast).play();
    List<Acknowledged> acknowledged =
        new ArrayList<>(new TradeScene(narration, cast, goods).play());
    if (control == null) {
      narration.scene("No machine dies");
      narration.tell(skipped());
    } else {
      acknowledged.addAll(new FailureScene(narration, cast, goods, control).play());
    }
    List<URI> frontEnds =
        control == null ? gateways(Optional.empty()) : control.endpoints().buyerFunctions();
    new BooksScene(narration, cast, goods).play(acknowledged, frontEnds);
    if (control != null) {
      narration.scene("The replicas are compared");
      new Replicas(narration, control).verify();
    }
  }

  private String skipped() {
    String reason =
        endpoints.isEmpty()
            ? "no system of ./stoa up runs on this data directory"
            : "the endpoints are a system elsewhere, which has no supervisor here";
    return "skipped: the kills and the comparison of the replicas, because " + reason;
  }
}
