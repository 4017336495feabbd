package stoa.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import stoa.cli.api.Accounts;
import stoa.cli.api.ApiClient;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.SellerSession;

/// The people of one performance. Their usernames end in a mark of its own, so that the story can
/// be played again on the same system.
final class Cast {
  private static final int MARKS = 36 * 36 * 36 * 36 * 36;

  private final ApiClient client;
  private final String mark;
  private final List<Seller> sellers = new ArrayList<>();
  private final List<Buyer> buyers = new ArrayList<>();

  Cast(ApiClient client) {
    this.client = client;
    this.mark = Integer.toString(ThreadLocalRandom.current().nextInt(MARKS / 36, MARKS), 36);
  }

  /// Five letters or digits that this performance alone has; a keyword too.
  String mark() {
    return mark;
  }

  ApiClient client() {
    return client;
  }

  /// A new seller, logged in.
  Seller seller(String name) {
    JsonNode login = join(Accounts.Role.SELLER, name);
    var seller =
        new Seller(
            username(name),
            login.path("sellerId").asLong(),
            new SellerSession(client, login.path("token").asText()));
    sellers.add(seller);
    return seller;
  }

  /// A new buyer, logged in.
  Buyer buyer(String name) {
    JsonNode login = join(Accounts.Role.BUYER, name);
    var buyer =
        new Buyer(
            username(name),
            login.path("buyerId").asLong(),
            new BuyerSession(client, login.path("token").asText()));
    buyers.add(buyer);
    return buyer;
  }

  List<Seller> sellers() {
    return List.copyOf(sellers);
  }

  List<Buyer> buyers() {
    return List.copyOf(buyers);
  }

  private JsonNode join(Accounts.Role role, String name) {
    var accounts = new Accounts(client, role);
    String password = UUID.randomUUID().toString();
    accounts.create(username(name), capitalized(name), password);
    return accounts.login(username(name), password);
  }

  private String username(String name) {
    return name + "-" + mark;
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
