package stoa.cli.demo;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;

/// Buyers who go on buying, one unit at a time, until they are sent home. Each repeats a purchase
/// under its key until it is answered.
final class Crowd implements AutoCloseable {
  private static final long THINK_MILLIS = 100;

  /// How often a purchase that nobody answered is begun again, each time for the client's limit.
  private static final int REPEATS = 3;

  private final List<Buyer> buyers;
  private final List<String> items;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Long> acknowledgedNanos = new ConcurrentLinkedQueue<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repeated = new AtomicInteger();
  private volatile boolean closing;

  /// @param items with more units than will be bought
  Crowd(List<Buyer> buyers, List<String> items) {
    this.buyers = List.copyOf(buyers);
    this.items = List.copyOf(items);
  }

  void start() {
    for (Buyer buyer : buyers) {
      var _ = threads.submit(() -> shop(buyer));
    }
  }

  private void shop(Buyer buyer) {
    while (!closing) {
      try {
        buyer.session().add(items.get(ThreadLocalRandom.current().nextInt(items.size())), 1);
        pay(buyer);
      } catch (ApiProblem | ApiUnavailable failed) {
        refusals.add(buyer.username() + ": " + failed.getMessage());
      }
      Pause.millis(THINK_MILLIS);
    }
  }

  private void pay(Buyer buyer) {
    String key = UUID.randomUUID().toString();
    ApiAnswer answer = buyUntilAnswered(buyer, key);
    if (answer.tries() > 1) {
      repeated.incrementAndGet();
    }
    if (answer.status() == 201) {
      acknowledged.add(new Acknowledged(buyer, Order.of(answer.json()).id()));
      acknowledgedNanos.add(System.nanoTime());
    } else {
      refusals.add(buyer.username() + ": purchase " + Refusals.text(answer));
    }
  }

  /// 202 says that the order stands and goes on; repeating its key waits for the end.
  private static ApiAnswer buyUntilAnswered(Buyer buyer, String key) {
    for (int repeat = 1; ; repeat++) {
      try {
        ApiAnswer answer = buyer.session().buy(buyer.card(), Optional.empty(), key);
        if (answer.status() != 202 || repeat == REPEATS) {
          return answer;
        }
      } catch (ApiUnavailable silent) {
        if (repeat == REPEATS) {
          throw silent;
        }
      }
    }
  }

  List<Acknowledged> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /// When purchases were acknowledged, on the clock of [System#nanoTime()].
  List<Long> acknowledgedNanos() {
    return List.copyOf(acknowledgedNanos);
  }

  /// What was refused, or not answered for good.
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  /// Purchases that had to be sent more than once.
  int repeated() {
    return repeated.get();
  }

  /// Waits until so many more purchases are acknowledged.
  ///
  /// @return false when the limit came first
  boolean awaitMore(int purchases, long limitMillis) {
    int wanted = acknowledged.size() + purchases;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    while (acknowledged.size() < wanted) {
      if (System.nanoTime() > end) {
        return false;
      }
      Pause.millis(THINK_MILLIS / 2);
    }
    return true;
  }

  /// Sends everybody home: purchases under way are finished, none is begun.
  @Override
  public void close() {
    closing = true;
    threads.close();
  }
}
