package stoa.system.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.cli.local.LocalSystem;
import stoa.sandbox.Account;
import stoa.sandbox.HttpEvent;
import stoa.sandbox.Installation;
import stoa.sandbox.Sandbox;

/// A function in a sandbox, and one client of it, who may log in.
final class LambdaFunction implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String PASSWORD = "password-1";
  private static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

  private final String role;
  private final Account account;
  private final Sandbox sandbox;
  private String token = "";

  private LambdaFunction(String role, Account account, Sandbox sandbox) {
    this.role = role;
    this.account = account;
    this.sandbox = sandbox;
  }

  /// Starts a function up to its snapshot, in an empty account.
  static LambdaFunction start(String role) throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "lambda-" + role);
    Installation installation = new Installation(Path.of("..").toAbsolutePath().normalize());
    installation.unpack(role, Files.createDirectory(own.resolve("task")));
    Account account = Account.start();
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL",
            account.address().toString(),
            "STOA_PARAMETERS_PATH",
            "/stoa/test/",
            "STOA_SECRET_ID",
            "stoa/test/" + role + "-function");
    var plan =
        new Sandbox.Plan(
            installation, own.resolve("task"), own.resolve("log"), true, FLAGS, environment);
    return new LambdaFunction(role, account, Sandbox.start(plan));
  }

  /// Fills the account with what a system is reached by, and uses the snapshot.
  void restore(LocalSystem system) throws IOException {
    var endpoints = system.endpoints();
    account.parameter("/stoa/test/customer-members", String.join(",", endpoints.customerMembers()));
    account.parameter("/stoa/test/product-members", String.join(",", endpoints.productMembers()));
    account.parameter("/stoa/test/payment-url", endpoints.payment().resolve("/payment").toString());
    Map<String, String> files = new HashMap<>();
    for (String name : List.of(role + ".pem", "jwks.json", "fingerprint.key")) {
      files.put(name, Files.readString(system.keys().resolve(name)));
    }
    account.secret("stoa/test/" + role + "-function", files);
    sandbox.restore();
  }

  void signUp(String username) throws IOException, InterruptedException {
    Map<String, String> login = Map.of("username", username, "password", PASSWORD);
    Map<String, String> person = new HashMap<>(login);
    person.put("name", "A name");
    post("/accounts", "", JSON.valueToTree(person)).is(201);
    token = post("/sessions", "", JSON.valueToTree(login)).is(201).json().path("token").asText();
  }

  String token() {
    return token;
  }

  Answer get(String target) throws IOException, InterruptedException {
    return ask("GET", target, "", Optional.empty());
  }

  Answer post(String target, String key, JsonNode body) throws IOException, InterruptedException {
    return ask("POST", target, key, Optional.of(body));
  }

  private Answer ask(String method, String target, String key, Optional<JsonNode> body)
      throws IOException, InterruptedException {
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
    }
    if (!key.isEmpty()) {
      headers.put("Idempotency-Key", key);
    }
    Optional<byte[]> bytes = body.map(json -> json.toString().getBytes(StandardCharsets.UTF_8));
    var event = new HttpEvent(method, "/v1/" + role + target, headers, bytes);
    return new Answer(JSON.readTree(sandbox.invoke(event.json())));
  }

  void freeze() throws IOException, InterruptedException {
    sandbox.freeze();
  }

  void thaw() throws IOException, InterruptedException {
    sandbox.thaw();
  }

  @Override
  public void close() {
    sandbox.close();
    account.close();
  }

  /// What the function answers to the gateway.
  record Answer(JsonNode event) {
    Answer is(int status) {
      assertEquals(status, event.path("statusCode").asInt(), event::toString);
      return this;
    }

    JsonNode json() throws IOException {
      return JSON.readTree(event.path("body").asText());
    }

    String header(String name) {
      return event.path("headers").path(name).asText("");
    }
  }
}
