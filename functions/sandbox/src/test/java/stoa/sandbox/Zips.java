package stoa.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Starts sandboxes for tests, and reads what comes out of them.
final class Zips {
  static final String PATH = "/stoa/test/";
  static final String SECRET = "stoa/test/function";
  static final JsonMapper JSON = JsonMapper.builder().build();

  private Zips() {}

  /// A start of a zip, which is unpacked by this.
  static SandboxPlan plan(String role, Path directory, Account account) throws IOException {
    Installation installation = new Installation(Path.of("../..").toAbsolutePath().normalize());
    SandboxPlan plan = SandboxPlan.of(installation, directory, account, PATH, SECRET);
    installation.unpack(role, Files.createDirectory(plan.task()));
    return plan;
  }

  /// Settings with which a function starts, though nobody is there.
  static void fill(Account account, Map<String, String> keys) {
    account.parameter(PATH + "customer-members", "127.0.0.1:1");
    account.parameter(PATH + "product-members", "127.0.0.1:1");
    account.parameter(PATH + "payment-url", "http://127.0.0.1:1/payment");
    account.secret(SECRET, keys);
  }

  /// An event file, for a role.
  static byte[] event(String name, String role) throws IOException {
    try (InputStream file = Zips.class.getResourceAsStream("events/" + name + ".json")) {
      if (file == null) {
        throw new IOException("no event " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("ROLE", role)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  static Answer ask(Sandbox sandbox, byte[] event) throws IOException, InterruptedException {
    return new Answer(JSON.readTree(sandbox.invoke(event)));
  }

  /// What a function answers to the gateway.
  record Answer(JsonNode json) {
    int status() {
      return json.path("statusCode").asInt();
    }

    String header(String name) {
      for (Map.Entry<String, JsonNode> header : json.path("headers").properties()) {
        if (header.getKey().equalsIgnoreCase(name)) {
          return header.getValue().asText();
        }
      }
      return "";
    }

    String body() {
      return json.path("body").asText("");
    }

    JsonNode bodyJson() throws IOException {
      return JSON.readTree(body());
    }

    /// A problem document with everything that each of them has.
    void refuses(int status, String code) throws IOException {
      assertEquals(status, status(), json::toString);
      assertEquals("application/problem+json", header("Content-Type"), json::toString);
      JsonNode problem = bodyJson();
      assertEquals(code, problem.path("code").asText(), json::toString);
      assertEquals("/problems/" + code, problem.path("type").asText(), json::toString);
      assertEquals(status, problem.path("status").asInt(), json::toString);
      assertEquals(header("X-Request-Id"), problem.path("requestId").asText(), json::toString);
    }
  }
}
