package stoa.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import stoa.cli.api.Accounts;
import stoa.cli.api.ApiClient;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Listing;
import stoa.cli.api.SellerSession;
import stoa.cli.local.LocalSystem;

/// The accounts and goods of one test, and clients that know every front end. Each client prefers
/// one front end and leaves it for the next when it fails.
final class Market implements AutoCloseable {
  static final long PRICE_CENTS = 250;

  /// How long a client usually goes on.
  static final Duration CLIENT_LIMIT = Duration.ofSeconds(60);

  private static final int CLIENTS = 8;
  private static final long CATEGORY = 7;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final AtomicInteger shoppers = new AtomicInteger();
  private final List<ApiClient> buyers = new ArrayList<>();
  private final List<ApiClient> alone = new ArrayList<>();
  private final ApiClient sellers;
  private final SellerSession seller;
  private final Map<String, Long> listed = new ConcurrentHashMap<>();

  Market(LocalSystem system) {
    this(system, CLIENT_LIMIT);
  }

  /// @param clientLimit how long a client goes on with a request before that is an error
  Market(LocalSystem system, Duration clientLimit) {
    List<URI> buyerFunctions = system.endpoints().buyerFunctions();
    for (int client = 0; client < CLIENTS; client++) {
      buyers.add(new ApiClient(buyerFunctions, clientLimit));
    }
    buyerFunctions.forEach(one -> alone.add(new ApiClient(List.of(one), clientLimit)));
    sellers = new ApiClient(system.endpoints().sellerFunctions(), clientLimit);
    seller =
        new SellerSession(
            sellers, join(new Accounts(sellers, Accounts.Role.SELLER), "seller").token());
  }

  private record Login(long id, String token) {}

  private Login join(Accounts accounts, String name) {
    String username = name + "-" + mark;
    String password = "correct horse " + mark;
    long id = accounts.create(username, "Name of " + name, password);
    JsonNode login = accounts.login(username, password);
    return new Login(id, login.path("token").asText());
  }

  SellerSession seller() {
    return seller;
  }

  /// One client for each buyer function, which knows no other.
  List<ApiClient> frontEnds() {
    return List.copyOf(alone);
  }

  /// New buyers, made side by side.
  List<Shopper> shoppers(int count) {
    return Together.run(IntStream.range(0, count).boxed().toList(), this::shopper);
  }

  private Shopper shopper(int number) {
    ApiClient client = buyers.get(number % CLIENTS);
    Login login =
        join(new Accounts(client, Accounts.Role.BUYER), "buyer" + shoppers.incrementAndGet());
    return new Shopper(login.id(), new BuyerSession(client, login.token()));
  }

  Listing listing(String name, long quantity) {
    return new Listing(name, CATEGORY, List.of(mark), "NEW", PRICE_CENTS, quantity);
  }

  /// A new item.
  String item(long quantity) {
    String name = "Thing " + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    String id = seller.list(listing(name, quantity)).path("itemId").asText();
    listed.put(id, quantity);
    return id;
  }

  List<String> items(int count, long quantity) {
    return IntStream.range(0, count).mapToObj(item -> item(quantity)).toList();
  }

  /// Units put up for sale, by item.
  Map<String, Long> listed() {
    return Map.copyOf(listed);
  }

  long stock(String itemId) {
    for (JsonNode item : seller.items(100, "").path("items")) {
      if (item.path("itemId").asText().equals(itemId)) {
        return item.path("quantity").asLong();
      }
    }
    throw new AssertionError("the seller has no " + itemId);
  }

  @Override
  public void close() {
    buyers.forEach(ApiClient::close);
    alone.forEach(ApiClient::close);
    sellers.close();
  }
}
