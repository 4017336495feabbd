package stoa.system.faults;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.api.Card;

/// Buyers whose card is declined until the fraud checks refuse it, again and again: orders that are
/// DECLINED, and purchases that are REFUSED. What they are answered does not matter.
final class Unlucky implements AutoCloseable {
  private static final Card DECLINED = new Card("Unlucky", "4000000000000002", "12/39", "123");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger tries = new AtomicInteger();
  private volatile boolean closing;

  Unlucky(List<Shopper> shoppers, String item) {
    shoppers.forEach(shopper ->
        threads.execute(() -> {
          shopper.session().add(item, 1);
          while (!closing) {
            tryToBuy(shopper);
          }
        }));
  }

  /// Purchases that were answered so far.
  int tries() {
    return tries.get();
  }

  private void tryToBuy(Shopper shopper) {
    try {
      shopper.session().buy(DECLINED, Optional.empty(), UUID.randomUUID().toString());
      tries.incrementAndGet();
      Thread.sleep(100);
    } catch (ApiProblem | ApiUnavailable failed) {
      // The next try is another purchase.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing = true;
    threads.close();
  }
}
