package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.system.contract.Ask.JSON;
import static stoa.system.contract.Ask.json;
import static stoa.system.contract.Market.newAccount;
import static stoa.system.contract.Market.unique;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;

/// Account creation.
@ExtendWith(SharedSystem.class)
final class AccountsIT {
  private final Market market;

  AccountsIT(LocalSystem system) {
    this.market = Market.of(system);
  }

  private Answer create(String role, ObjectNode account) {
    return market.send(Ask.post("/v1/" + role + "/accounts", account));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seller", "buyer"})
  void namesTheFieldThatBreaksARule(String role) throws Exception {
    String[] faults = {
      "username",
      "null",
      "username",
      "5",
      "username",
      "\"ab\"",
      "username",
      "\"Abc\"",
      "username",
      "\"a b\"",
      "username",
      "\"aé1\"",
      "username",
      "\"" + "a".repeat(33) + "\"",
      "name",
      "null",
      "name",
      "[]",
      "name",
      "\"\"",
      "name",
      "\"" + "x".repeat(33) + "\"",
      "name",
      "\"a\\u0000b\"",
      "name",
      "\"a\\nb\"",
      "name",
      "\"a\\u0085b\"",
      "name",
      "\"" + "😀".repeat(33) + "\"",
      "password",
      "\"1234567\"",
      "password",
      "12345678",
      "password",
      "\"" + "x".repeat(129) + "\""
    };
    for (int i = 0; i < faults.length; i += 2) {
      ObjectNode account = newAccount("u" + unique());
      account.set(faults[i], JSON.readTree(faults[i + 1]));
      create(role, account).refusesFields(faults[i]);
    }
    for (String field : new String[] {"username", "name", "password"}) {
      ObjectNode account = newAccount("u" + unique());
      account.remove(field);
      create(role, account).refusesFields(field);
    }
    create(role, json("username", "A", "name", "", "password", "x"))
        .refusesFields("username", "name", "password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seller", "buyer"})
  void takesWhatIsJustWithinTheRules(String role) {
    create(role, newAccount((unique() + unique()).substring(0, 32))).is(201, role + "Id");
    create(role, newAccount("._-" + unique()).put("name", "😀".repeat(32))).is(201);
    create(role, newAccount(unique()).put("name", "e\u0301".repeat(32))).is(201);
    create(role, newAccount(unique()).put("password", "12345678")).is(201);
    create(role, newAccount(unique()).put("password", "é".repeat(128))).is(201);
  }

  @Test
  void refusesAUsernameThatIsTakenWithinItsRoleOnly() {
    String username = "u" + unique();
    create("seller", newAccount(username)).is(201);
    create("seller", newAccount(username)).refuses(409, "username-taken");
    create("buyer", newAccount(username)).is(201);
  }

  @Test
  void refusesAFieldThatItDoesNotKnow() {
    Answer answer = create("buyer", newAccount("u" + unique()).put("admin", true));
    answer.refuses(400, "unknown-field", "errors");
    assertEquals("admin", answer.json().path("errors").path(0).path("field").asText(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seller", "buyer"})
  void repeatsItsAnswerForAKeyThatStandsAlone(String role) {
    Ask ask = Ask.post("/v1/" + role + "/accounts", newAccount("u" + unique())).key(unique());
    Answer first = market.send(ask).is(201);
    market.send(ask).repeats(first);
    Ask other =
        Ask.post("/v1/" + role + "/accounts", newAccount("u" + unique()))
            .key(ask.more().getLast().getValue());
    market.send(other).refuses(422, "idempotency-key-reused");
  }

  @Test
  void keepsTheRefusalOfATakenUsername() {
    Market.Account seller = market.seller();
    Ask ask = Ask.post("/v1/seller/accounts", newAccount(seller.username())).key(unique());
    Answer first = market.send(ask).refuses(409, "username-taken");
    market.send(ask).repeats(first);
  }

  @Test
  void givesEveryAccountAnIdOfItsOwn() {
    assertTrue(market.buyer().id() != market.buyer().id());
  }
}
