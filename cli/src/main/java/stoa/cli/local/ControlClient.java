package stoa.cli.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stoa.cli.CommandFailure;
import stoa.cli.Json;

/// Asks a running supervisor. Refusals and failures are [CommandFailure]s.
final class ControlClient {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /// Longer than all stages of a stop together.
  private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final SupervisorRecord supervisor;

  ControlClient(SupervisorRecord supervisor) {
    this.supervisor = supervisor;
  }

  /// @throws CommandFailure when no system runs on that data
  static ControlClient of(DataDirectory data) {
    return new ControlClient(
        SupervisorRecord.find(data)
            .orElseThrow(() ->
                new CommandFailure("no system runs on " + data.root() + "; ./stoa up starts one")));
  }

  SupervisorRecord supervisor() {
    return supervisor;
  }

  Progress.Snapshot progressAfter(int lines) {
    return call("GET", "/progress?after=" + lines, Progress.Snapshot.class, LIMIT);
  }

  StatusReport status() {
    return call("GET", "/status", StatusReport.class, LIMIT);
  }

  List<UnitView> units() {
    return List.of(call("GET", "/units", UnitView[].class, LIMIT));
  }

  String resolve(String name) {
    return call("GET", "/resolve?name=" + encode(name), ControlServer.Answer.class, LIMIT).unit();
  }

  String kill(String name, Optional<Duration> down) {
    String time = down.map(duration -> "&downMillis=" + duration.toMillis()).orElse("");
    return post("/kill?name=" + encode(name) + time);
  }

  String pause(String name, Duration time) {
    return post("/pause?name=" + encode(name) + "&millis=" + time.toMillis());
  }

  String start(String name) {
    return post("/start?name=" + encode(name));
  }

  String beginReplacement(String name, boolean wipe) {
    return post("/begin-replacement?name=" + encode(name) + "&wipe=" + wipe);
  }

  String startIfDown(String name) {
    return post("/start-if-down?name=" + encode(name));
  }

  String endReplacement(String name) {
    return post("/end-replacement?name=" + encode(name));
  }

  void stop() {
    call("POST", "/stop", Object.class, STOP_LIMIT);
  }

  private String post(String path) {
    return call("POST", path, ControlServer.Answer.class, LIMIT).unit();
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private <T> T call(String method, String path, Class<T> type, Duration limit) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + supervisor.controlPort() + path))
            .timeout(limit)
            .header("Authorization", "Bearer " + supervisor.token())
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new CommandFailure(Json.read(response.body(), ControlServer.Refusal.class).message());
      }
      return Json.read(response.body(), type);
    } catch (IOException failure) {
      throw new CommandFailure(
          "the supervisor (process "
              + supervisor.process().pid()
              + ") does not answer: "
              + failure.getMessage(),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }
}
