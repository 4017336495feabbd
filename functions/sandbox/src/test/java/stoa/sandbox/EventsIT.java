package stoa.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.sandbox.Zips.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.sandbox.Zips.Answer;

/// What holds for every call holds through Lambda too: events of an HTTP API go to the buyers' zip,
/// without any group. How they are read is the same for both zips.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class EventsIT {
  private static final String ROLE = "buyer";
  private static final int LARGEST = 64 * 1024;

  private final Account account;
  private final Sandbox sandbox;

  EventsIT(@TempDir Path directory) throws IOException {
    account = Account.start();
    Zips.fill(account, SigningKeys.make(ROLE));
    account.failNext(3);
    sandbox = Sandbox.start(Zips.plan(ROLE, directory, account));
  }

  @BeforeAll
  void initializes() throws IOException, InterruptedException {
    sandbox.awaitInitialized();
  }

  @AfterAll
  void close() {
    sandbox.close();
    account.close();
  }

  private Answer ask(String name) throws IOException, InterruptedException {
    return Zips.ask(sandbox, event(name, ROLE));
  }

  @Test
  void servesHealthKeysAndTheDocument() throws Exception {
    assertEquals("{\"status\":\"UP\"}", ask("live").body());
    assertEquals(200, ask("cookies").status());
    assertEquals(1, ask("keys").bodyJson().path("keys").size());
    Answer document = ask("document");
    assertEquals("application/yaml", document.header("Content-Type"));
    assertTrue(document.body().startsWith("openapi:"), document.body());
  }

  @Test
  void knowsNoOtherPathAndNoOtherMethod() throws Exception {
    ask("no-such-path").refuses(404, "not-found");
    Answer wrong = ask("wrong-method");
    wrong.refuses(405, "method-not-allowed");
    assertTrue(Set.of(wrong.header("Allow").split(",\\s*", -1)).contains("POST"), wrong.toString());
    ask("unknown-method").refuses(405, "method-not-allowed");
  }

  @Test
  void takesJsonOnly() throws Exception {
    ask("form").refuses(415, "unsupported-media-type");
    ask("no-body").refuses(400, "malformed-json");
    ask("malformed-json").refuses(400, "malformed-json");
    ask("not-utf-8").refuses(400, "malformed-json");
    ask("unknown-field").refuses(400, "unknown-field");
  }

  @Test
  void readsBodiesInBase64AndAsText() throws Exception {
    Answer text = ask("plain-text-body");
    text.refuses(400, "invalid-request");
    // The name with a letter beyond ASCII is sound; username and password are not.
    assertEquals(2, text.bodyJson().path("errors").size(), text::toString);
  }

  @Test
  void takesBodiesOf64KibibytesAndNotOneByteMore() throws Exception {
    String padded = " ".repeat(LARGEST - 2) + "[]";
    post(padded).refuses(400, "invalid-request");
    post(padded + " ").refuses(413, "body-too-large");
  }

  private Answer post(String body) throws IOException, InterruptedException {
    var event =
        new HttpEvent(
            "POST",
            "/v1/" + ROLE + "/sessions",
            Map.of("Content-Type", "application/json"),
            Optional.of(body.getBytes(StandardCharsets.UTF_8)));
    return Zips.ask(sandbox, event.json());
  }

  @Test
  void refusesQueriesThatNoCallKnows() throws Exception {
    Answer twice = ask("query-of-a-call-without");
    twice.refuses(400, "invalid-request");
    assertEquals(1, twice.bodyJson().path("errors").size(), "one parameter, given twice");
    ask("bad-escape").refuses(400, "invalid-request");
  }

  @Test
  void asksForATokenAndEchoesTheRequestId() throws Exception {
    Answer made = ask("no-token");
    made.refuses(401, "missing-token");
    assertEquals("Bearer", made.header("WWW-Authenticate"));
    assertFalse(made.header("X-Request-Id").isEmpty());
    Answer echoed = ask("request-id");
    echoed.refuses(401, "missing-token");
    assertEquals("abc-123", echoed.header("X-Request-Id"));
  }

  @Test
  void failsOnWhatIsNoEventOfAnHttpApi() throws Exception {
    byte[] other = "{\"source\":\"aws.events\"}".getBytes(StandardCharsets.UTF_8);
    IOException failed = assertThrows(IOException.class, () -> sandbox.invoke(other));
    assertTrue(String.valueOf(failed.getMessage()).contains("2.0"), failed::toString);
    assertEquals(200, ask("live").status());
  }
}
