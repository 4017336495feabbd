package stoa.system.contract;

import static stoa.system.contract.Ask.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import stoa.cli.local.LocalSystem;

/// One running system, with what most claims need to begin: accounts, items, filled carts.
record Market(URI gateway, List<URI> buyers, List<URI> sellers) {
  static final String PASSWORD = "password-1";
  static final String ORDERS = "/v1/buyer/orders";
  static final String LINES = "/v1/buyer/cart/lines";
  static final String ALWAYS_APPROVED = "4242424242424242";
  static final String ALWAYS_DECLINED = "4000000000000002";
  static final String[] ITEM = {
    "itemId",
    "sellerId",
    "name",
    "category",
    "keywords",
    "condition",
    "priceCents",
    "quantity",
    "feedback"
  };

  static Market of(LocalSystem system) {
    var endpoints = system.endpoints();
    return new Market(endpoints.gateway(), endpoints.buyerFunctions(), endpoints.sellerFunctions());
  }

  /// An account with a session.
  record Account(String role, String username, long id, String token) {}

  Answer send(Ask ask) {
    return ask.to(gateway);
  }

  Answer send(Account who, Ask ask) {
    return send(ask.token(who.token()));
  }

  Account buyer() {
    return account("buyer");
  }

  Account seller() {
    return account("seller");
  }

  private Account account(String role) {
    String username = "u" + unique();
    Answer made = send(Ask.post("/v1/" + role + "/accounts", newAccount(username)));
    long id = made.is(201, role + "Id").json().path(role + "Id").asLong();
    return new Account(role, username, id, logIn(role, username));
  }

  /// Another session of an account.
  String logIn(String role, String username) {
    Answer session =
        send(
            Ask.post(
                "/v1/" + role + "/sessions", json("username", username, "password", PASSWORD)));
    return session.is(201, "token", role + "Id", "expiresAt").json().path("token").asText("");
  }

  static ObjectNode newAccount(String username) {
    return json("username", username, "name", "A name", "password", PASSWORD);
  }

  /// An item that equals no other.
  static ObjectNode newItem() {
    return json(
        "name",
        unique(),
        "category",
        ThreadLocalRandom.current().nextInt(10_000),
        "keywords",
        List.of("red", "new"),
        "condition",
        "NEW",
        "priceCents",
        150,
        "quantity",
        10);
  }

  /// Puts an item up for sale and gives its id.
  String list(Account seller, ObjectNode item) {
    return send(seller, Ask.post("/v1/seller/items", item))
        .is(201, ITEM)
        .json()
        .path("itemId")
        .asText("");
  }

  String list(Account seller) {
    return list(seller, newItem());
  }

  Answer add(Account buyer, String item, int quantity) {
    return send(buyer, Ask.post(LINES, json("itemId", item, "quantity", quantity)));
  }

  /// A new buyer with units of an item in the cart.
  Account buyerOf(String item, int quantity) {
    Account buyer = buyer();
    add(buyer, item, quantity).is(200);
    return buyer;
  }

  static ObjectNode card(String number) {
    return json("holder", "Ann Lee", "number", number, "expiry", "12/40", "securityCode", "123");
  }

  static ObjectNode newOrder(String number) {
    return json("card", card(number));
  }

  Answer buy(Account buyer, String key, ObjectNode order) {
    return send(buyer, Ask.post(ORDERS, order).key(key));
  }

  /// Sends twenty at once, over the given front ends in turn.
  static List<Answer> twentyAtOnce(List<URI> functions, Ask ask) {
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, 20)
            .mapToObj(i -> {
              var answer = new CompletableFuture<Answer>();
              Thread.ofVirtual()
                  .start(() -> {
                    try {
                      answer.complete(ask.to(functions.get(i % functions.size())));
                    } catch (AssertionError failure) {
                      answer.completeExceptionally(failure);
                    }
                  });
              return answer;
            })
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  /// Text that nobody used before.
  static String unique() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  }
}
