package stoa.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;

/// The books are closed: what was listed, sold and paid agrees, wherever it is read.
final class BooksScene {
  /// How long orders on their way have to come to their end.
  private static final Duration FINISH_LIMIT = Duration.ofSeconds(20);

  private static final Duration CLIENT_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 250;

  private final Narration narration;
  private final Cast cast;
  private final Goods goods;

  BooksScene(Narration narration, Cast cast, Goods goods) {
    this.narration = narration;
    this.cast = cast;
    this.goods = goods;
  }

  /// @param frontEnds each is asked for all orders
  void play(List<Acknowledged> acknowledged, List<URI> frontEnds) {
    narration.scene("The books are closed");
    List<Order> orders = finishedOrders();
    var books = new Books(goods.listed(), stock(), orders, itemsSold());
    books.findings().forEach(finding -> narration.claim(finding.holds(), finding.text()));
    Set<String> known = new HashSet<>(orders.stream().map(Order::id).toList());
    long lost = acknowledged.stream().filter(order -> !known.contains(order.orderId())).count();
    narration.claim(
        lost == 0,
        "%d acknowledged orders, %d of them missing from their buyers' histories"
            .formatted(acknowledged.size(), lost));
    frontEnds.forEach(frontEnd -> readThrough(frontEnd, acknowledged));
  }

  private List<Order> finishedOrders() {
    long end = System.nanoTime() + FINISH_LIMIT.toNanos();
    while (true) {
      List<Order> orders = new ArrayList<>();
      cast.buyers().forEach(buyer -> orders.addAll(buyer.orders()));
      if (orders.stream().allMatch(Order::isFinal) || System.nanoTime() > end) {
        return orders;
      }
      Pause.millis(POLL_MILLIS);
    }
  }

  private Map<String, Long> stock() {
    Map<String, Long> stock = new TreeMap<>();
    for (Seller seller : cast.sellers()) {
      for (JsonNode item : seller.items()) {
        stock.put(item.path("itemId").asText(), item.path("quantity").asLong());
      }
    }
    return stock;
  }

  private Map<Long, Long> itemsSold() {
    Map<Long, Long> sold = new TreeMap<>();
    for (Seller seller : cast.sellers()) {
      sold.put(seller.id(), seller.session().rating().path("itemsSold").asLong());
    }
    return sold;
  }

  private void readThrough(URI frontEnd, List<Acknowledged> acknowledged) {
    List<String> different = new ArrayList<>();
    try (ApiClient client = new ApiClient(List.of(frontEnd), CLIENT_LIMIT)) {
      for (Acknowledged purchase : acknowledged) {
        String state = state(client, purchase);
        if (!state.equals("COMPLETED")) {
          different.add(purchase.orderId() + " " + state);
        }
      }
    }
    narration.claim(
        different.isEmpty(),
        "read through %s, all %d acknowledged orders are COMPLETED%s"
            .formatted(
                frontEnd, acknowledged.size(), different.isEmpty() ? "" : " but for " + different));
  }

  private static String state(ApiClient client, Acknowledged purchase) {
    try {
      return Order.of(purchase.buyer().through(client).order(purchase.orderId())).state();
    } catch (ApiProblem | ApiUnavailable failure) {
      return String.valueOf(failure.getMessage());
    }
  }
}
