package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.cli.Json;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiRequest;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.api.BuyerSession;

/// Load: every shopper puts one unit into the cart and buys it, again and again, and repeats each
/// request under its key until it is answered.
final class Shopping implements AutoCloseable {
  private static final long THINK_MILLIS = 40;

  /// An answer 202 says that the order goes on; its key is repeated so often to learn the end.
  private static final int REPEATS = 3;

  /// @param nanos when it was acknowledged, on the clock of [System#nanoTime()]
  record Purchase(Shopper shopper, String orderId, long nanos) {}

  private final List<Shopper> shoppers;
  private final List<String> items;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Purchase> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repeated = new AtomicInteger();
  private final long startNanos = System.nanoTime();
  private volatile boolean closing;

  /// @param items with more units than will be bought
  Shopping(List<Shopper> shoppers, List<String> items) {
    this.shoppers = List.copyOf(shoppers);
    this.items = List.copyOf(items);
    shoppers.forEach(shopper -> threads.execute(() -> shop(shopper)));
  }

  private void shop(Shopper shopper) {
    while (!closing) {
      try {
        add(shopper, items.get(ThreadLocalRandom.current().nextInt(items.size())));
        pay(shopper);
      } catch (ApiProblem | ApiUnavailable failed) {
        errors.add(failed.getMessage());
      } catch (RuntimeException unexpected) {
        errors.add(unexpected.toString());
      }
      pause();
    }
  }

  private void add(Shopper shopper, String item) {
    String body = Json.write(Map.of("itemId", item, "quantity", 1));
    var request = ApiRequest.write("POST", "/buyer/cart/lines", body);
    BuyerSession session = shopper.session();
    count(session.client().send(request.in(session.token())).orThrow());
  }

  private void count(ApiAnswer answer) {
    if (answer.tries() > 1) {
      repeated.incrementAndGet();
    }
  }

  private void pay(Shopper shopper) {
    ApiAnswer answer = buy(shopper, UUID.randomUUID().toString());
    count(answer);
    if (answer.status() != 201) {
      errors.add("purchase: " + answer.status() + " " + answer.json());
      return;
    }
    JsonNode lines = answer.json().path("lines");
    if (lines.size() != 1 || lines.path(0).path("quantity").asLong() != 1) {
      errors.add("one unit was put into the cart, and bought: " + lines);
    }
    String orderId = answer.json().path("orderId").asText();
    acknowledged.add(new Purchase(shopper, orderId, System.nanoTime()));
  }

  private static ApiAnswer buy(Shopper shopper, String key) {
    ApiAnswer answer = shopper.session().buy(shopper.card(), Optional.empty(), key);
    for (int repeat = 1; answer.status() == 202 && repeat <= REPEATS; repeat++) {
      answer = shopper.session().buy(shopper.card(), Optional.empty(), key);
    }
    return answer;
  }

  List<Shopper> shoppers() {
    return shoppers;
  }

  List<Purchase> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /// Waits until every shopper has two more purchases acknowledged, on average.
  void goesOn() {
    goesOn(2 * shoppers.size());
  }

  /// Waits for so many more acknowledged purchases.
  void goesOn(int purchases) {
    int wanted = acknowledged.size() + purchases;
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (acknowledged.size() < wanted) {
      assertTrue(System.nanoTime() < end, () -> "shopping stands still: " + errors);
      pause();
    }
  }

  /// Goes on for some time.
  void goesOnFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(THINK_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /// No request was refused, and none remained without an answer.
  void assertNoErrors() {
    assertEquals(List.of(), List.copyOf(errors));
  }

  /// What happened, for the log of the build.
  String figures() {
    long last = startNanos;
    long gap = 0;
    for (long nanos : acknowledged.stream().mapToLong(Purchase::nanos).sorted().toArray()) {
      gap = Math.max(gap, nanos - last);
      last = nanos;
    }
    return String.format(
        Locale.ROOT,
        "%d purchases in %.1f s, %d requests repeated, none acknowledged for %.1f s at worst",
        acknowledged.size(),
        (System.nanoTime() - startNanos) / 1e9,
        repeated.get(),
        gap / 1e9);
  }

  /// Sends everybody home: what was begun is finished.
  @Override
  public void close() {
    closing = true;
    threads.close();
  }
}
