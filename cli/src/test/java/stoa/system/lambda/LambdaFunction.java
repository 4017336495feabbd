package stoa.system.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.cli.local.LocalSystem;
import stoa.sandbox.Account;
import stoa.sandbox.HttpEvent;
import stoa.sandbox.Installation;
import stoa.sandbox.Sandbox;
import stoa.sandbox.SandboxPlan;

/// A function in a sandbox, and one client of it, who may log in.
final class LambdaFunction implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String PASSWORD = "password-1";
  private static final String PARAMETERS = "/stoa/test/";

  private final String role;
  private final Path log;
  private final Account account;
  private final Sandbox sandbox;
  private final ForgetfulNetwork network = new ForgetfulNetwork();
  private String token = "";

  private LambdaFunction(String role, Path log, Account account, Sandbox sandbox) {
    this.role = role;
    this.log = log;
    this.account = account;
    this.sandbox = sandbox;
  }

  /// Starts a function in an empty account. Its snapshot is not there yet.
  static LambdaFunction start(String role) throws IOException {
    Path own = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "lambda-" + role);
    Installation installation = new Installation(Path.of("..").toAbsolutePath().normalize());
    installation.unpack(role, Files.createDirectory(own.resolve("task")));
    Account account = Account.start();
    var plan = SandboxPlan.of(installation, own, account, PARAMETERS, secret(role)).withSnapshot();
    return new LambdaFunction(role, plan.log(), account, Sandbox.start(plan));
  }

  private static String secret(String role) {
    return "stoa/test/" + role + "-function";
  }

  /// Waits for the snapshot, for which nothing of the account was read; then fills the account with
  /// what a system is reached by and uses the snapshot.
  void restore(LocalSystem system) throws IOException, InterruptedException {
    sandbox.awaitInitialized();
    String printed = Files.readString(log);
    assertTrue(printed.contains("Ready for a snapshot"), printed);
    assertFalse(printed.contains("cold one"), printed);
    assertEquals(0, account.reads(), "readings before the snapshot");
    fill(system);
    account.failNext(3);
    sandbox.restore();
  }

  private void fill(LocalSystem system) throws IOException {
    var endpoints = system.endpoints();
    account.parameter(PARAMETERS + "customer-members", ways(endpoints.customerMembers()));
    account.parameter(PARAMETERS + "product-members", ways(endpoints.productMembers()));
    URI payment = endpoints.payment();
    String wayToPayment = network.wayTo(payment.getHost() + ":" + payment.getPort());
    account.parameter(PARAMETERS + "payment-url", "http://" + wayToPayment + "/payment");
    Map<String, String> files = new HashMap<>();
    for (String name : List.of(role + ".pem", "jwks.json", "fingerprint.key")) {
      files.put(name, Files.readString(system.keys().resolve(name)));
    }
    account.secret(secret(role), files);
  }

  private String ways(List<String> members) {
    return String.join(",", members.stream().map(network::wayTo).toList());
  }

  /// By the hook after the restore, before the first call.
  void assertRestored() throws IOException {
    String printed = Files.readString(log);
    assertTrue(printed.contains("Restored within"), printed);
    assertFalse(printed.contains("No settings"), printed);
    assertEquals(1, account.reads(), "readings after the restore");
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

  /// Stops the process where it stands, and lets the network forget its connections.
  void sleep() throws IOException, InterruptedException {
    sandbox.freeze();
    assertTrue(network.forget() > 0, "nothing to forget");
  }

  void wake() throws IOException, InterruptedException {
    assertEquals(0, network.carried(), "connections while it slept");
    sandbox.thaw();
  }

  /// Requests sent on connections that the network has forgotten.
  int lostRequests() {
    return network.lostRequests();
  }

  Duration processorTime() {
    return sandbox.processorTime();
  }

  @Override
  public void close() {
    sandbox.close();
    account.close();
    network.close();
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
