package stoa.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.http.FunctionRole;
import stoa.http.token.Claims;
import stoa.http.token.Tokens;

/// Loads and compiles, before a snapshot, what the first calls after a restore would wait for.
///
/// An application of its own makes calls to stand-ins in this process and is closed again; nothing
/// of it is left but warm code. It touches no account, no group and no payment service, so it has
/// no effect anywhere. That it fails is no fault: the snapshot is then a colder one.
final class Priming {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /// Each call so often: code is compiled when it was used some times.
  private static final int ROUNDS = 10;

  private static final String LOGIN =
      "{\"username\":\"nobody\",\"password\":\"correct horse battery\"}";

  private Priming() {}

  static void run() {
    try (StandInCloud cloud = StandInCloud.start();
        StandInGroup group = StandInGroup.start();
        Application application = Application.start()) {
      FunctionRole role = application.role();
      cloud.serve(PrimingSettings.of(role, group.address(), cloud.address()));
      var source = new SettingsSource("/stoa/", "stoa", CloudClients.at(cloud.address()));
      application.configure(source.read(LIMIT));
      application.prime();
      String token = application.context().getBean(Tokens.class).issue(new Claims(role, 1, 1));
      for (int round = 0; round < ROUNDS; round++) {
        calls(application, role, token);
      }
    } catch (IOException | RuntimeException failure) {
      LOG.warn("The snapshot is a cold one", failure);
    }
  }

  private static void calls(Application application, FunctionRole role, String token)
      throws IOException {
    String base = "/v1/" + role.word();
    for (String path :
        List.of(base + "/items", base + "/nothing", base + "/orders", base + "/rating")) {
      String query = path.endsWith("/items") && role == FunctionRole.BUYER ? "category=1" : "";
      call(application, event("GET", path, query, token, ""));
    }
    call(application, event("GET", "/.well-known/jwks.json", "", token, ""));
    call(application, event("POST", base + "/sessions", "", token, LOGIN));
  }

  private static void call(Application application, String event) throws IOException {
    APIGatewayV2HTTPEvent read =
        HttpEvents.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    APIGatewayV2HTTPResponse answer = application.answer(read);
    HttpEvents.write(answer, new ByteArrayOutputStream());
    if (answer.getStatusCode() >= 500) {
      LOG.warn("The snapshot is a cold one: {} answered {}", event, answer.getStatusCode());
    }
  }

  private static String event(String method, String path, String query, String token, String body) {
    return """
    {"version":"2.0","rawPath":"%s","rawQueryString":"%s",
     "headers":{"authorization":"Bearer %s","content-type":"application/json"},
     "requestContext":{"http":{"method":"%s"}},"body":"%s","isBase64Encoded":false}
    """
        .formatted(path, query, token, method, body.replace("\"", "\\\""));
  }
}
