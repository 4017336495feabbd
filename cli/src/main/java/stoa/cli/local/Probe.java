package stoa.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.cli.Json;

/// Sees whether a system serves for real: writes to and reads from both groups through the gateway.
///
/// It uses a seller account, made once for the keys of a data directory with a fixed
/// Idempotency-Key and a random password that is kept with them; a system restored with other keys
/// has another. Nothing of it shows up in a search: it lists nothing. The write to the product
/// group withdraws an item that is not its own, which the group refuses.
final class Probe {
  private static final Duration LIMIT = Duration.ofSeconds(25);
  private static final String USERNAME = "stoa.probe.";
  private static final int MARK_DIGITS = 8;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final String gateway;
  private final Keys keys;

  /// @param gateway as `http://127.0.0.1:8080`
  Probe(String gateway, Keys keys) {
    this.gateway = gateway;
    this.keys = keys;
  }

  /// @return empty when everything went through, otherwise what did not
  String complaint() {
    try {
      run();
      return "";
    } catch (IOException failure) {
      return String.valueOf(failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private void run() throws IOException, InterruptedException {
    String password = keys.probePassword();
    // 409: the account is there from an earlier start, which only the group could know.
    call("POST", "/accounts", Json.write(account(password)), null, Set.of(201, 409));
    String token = login(password);
    call("GET", "/items?limit=1", null, token, Set.of(200));
    call("DELETE", "/items/0-1", null, token, Set.of(404));
    call("DELETE", "/sessions/current", null, token, Set.of(204));
  }

  private static Map<String, String> account(String password) throws IOException {
    return Map.of("username", username(password), "name", "start-up probe", "password", password);
  }

  private static String username(String password) throws IOException {
    return USERNAME + mark(password);
  }

  /// Tells accounts of different passwords apart, and nothing about the password.
  private static String mark(String password) throws IOException {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, MARK_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("every JVM has SHA-256", e);
    }
  }

  private String login(String password) throws IOException, InterruptedException {
    String body = Json.write(Map.of("username", username(password), "password", password));
    JsonNode session = Json.readTree(call("POST", "/sessions", body, null, Set.of(201)));
    return session.path("token").asText();
  }

  private String call(
      String method,
      String path,
      @Nullable String body,
      @Nullable String token,
      Set<Integer> expected)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway + "/v1/seller" + path)).timeout(LIMIT);
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (path.equals("/accounts")) {
      request.header("Idempotency-Key", "stoa-up-probe-" + mark(keys.probePassword()));
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (!expected.contains(response.statusCode())) {
      throw new IOException(
          method
              + " /v1/seller"
              + path
              + " answers "
              + response.statusCode()
              + " "
              + response.body());
    }
    return response.body();
  }
}
