package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.system.contract.Ask.json;
import static stoa.system.contract.Market.PASSWORD;
import static stoa.system.contract.Market.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;
import stoa.system.contract.Market.Account;

/// Logging in and out, and what a token is worth.
@ExtendWith(SharedSystem.class)
final class SessionsIT {
  private final Market market;

  SessionsIT(LocalSystem system) {
    this.market = Market.of(system);
  }

  private Account account(String role) {
    return role.equals("seller") ? market.seller() : market.buyer();
  }

  private static String sessions(String role) {
    return "/v1/" + role + "/sessions";
  }

  private static Ask read(String role) {
    return Ask.get(role.equals("seller") ? "/v1/seller/rating" : "/v1/buyer/cart");
  }

  private Answer logIn(String role, String username, String password) {
    return market.send(Ask.post(sessions(role), json("username", username, "password", password)));
  }

  private static JsonNode claims(String token) throws Exception {
    return Ask.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seller", "buyer"})
  void beginsANewSessionAtEveryLoginWhateverItsKey(String role) throws Exception {
    Account account = account(role);
    Ask ask =
        Ask.post(sessions(role), json("username", account.username(), "password", PASSWORD))
            .key(unique());
    Answer first = market.send(ask).is(201, "token", role + "Id", "expiresAt");
    Answer second = market.send(ask).is(201);
    assertTrue(!second.replayed());
    assertNotEquals(first.json().path("token"), second.json().path("token"));
    JsonNode claims = claims(first.json().path("token").asText(""));
    assertEquals(Long.toString(account.id()), claims.path("sub").asText(""));
    assertEquals(role.equals("seller") ? "SELLER" : "BUYER", claims.path("role").asText(""));
    assertTrue(claims.has("sid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seller", "buyer"})
  void refusesTheSixthFailureWithinAMinuteAndWhatComesAfterIt(String role) {
    String username = account(role).username();
    for (int i = 0; i < 5; i++) {
      logIn(role, username, "wrong-password").refuses(401, "invalid-credentials");
    }
    Answer sixth = logIn(role, username, "wrong-password").refuses(429, "too-many-attempts");
    int seconds = Integer.parseInt(sixth.header("Retry-After"));
    assertTrue(seconds >= 1 && seconds <= 60, sixth::toString);
    logIn(role, username, PASSWORD).refuses(429, "too-many-attempts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seller", "buyer"})
  void refusesALoginThatNamesNobody(String role) {
    logIn(role, "u" + unique(), PASSWORD).refuses(401, "invalid-credentials");
    logIn(role, "No Such Name", PASSWORD).refuses(401, "invalid-credentials");
    market.send(Ask.post(sessions(role), json("username", "abc"))).refusesFields("password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seller", "buyer"})
  void endsASessionOnceAndForARepeatOfTheSameKey(String role) {
    Account account = account(role);
    Ask logout = Ask.delete(sessions(role) + "/current");
    String key = unique();
    assertTrue(!market.send(account, logout.key(key)).is(204).replayed());
    assertTrue(market.send(account, logout.key(key)).is(204).replayed());
    market.send(account, logout.key(unique())).refuses(401, "session-expired");
    market.send(account, logout).refuses(401, "session-expired");
    List<URI> functions = role.equals("seller") ? market.sellers() : market.buyers();
    for (URI function : functions) {
      read(role).token(account.token()).to(function).refuses(401, "session-expired");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seller", "buyer"})
  void leavesTheOtherSessionsOfAnAccountAlone(String role) {
    Account account = account(role);
    String other = market.logIn(role, account.username());
    market.send(account, Ask.delete(sessions(role) + "/current")).is(204);
    market.send(read(role).token(other)).is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"seller", "buyer"})
  void refusesWhatIsNoTokenOfItsRole(String role) throws Exception {
    Account account = account(role);
    String[] parts = account.token().split("\\.", -1);
    String signature = (parts[2].startsWith("A") ? "B" : "A") + parts[2].substring(1);
    ObjectNode other = ((ObjectNode) claims(account.token())).put("sub", "1");
    market.send(read(role)).refuses(401, "missing-token");
    market.send(read(role).header("Authorization", "Basic abc")).refuses(401, "missing-token");
    market.send(read(role).token("abc")).refuses(401, "invalid-token");
    for (String forged :
        List.of(
            parts[0] + "." + parts[1] + "." + signature,
            parts[0] + "." + encoded(other.toString()) + "." + parts[2],
            encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".")) {
      market.send(read(role).token(forged)).refuses(401, "invalid-token");
    }
    String wrong = role.equals("seller") ? "buyer" : "seller";
    market.send(account, read(wrong)).refuses(403, "wrong-role");
    market.send(account, Ask.delete(sessions(wrong) + "/current")).refuses(403, "wrong-role");
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
