package stoa.cli.drill.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import stoa.cli.CommandFailure;
import stoa.cli.api.ApiClient;
import stoa.cli.drill.history.CallLog;

/// All buyers and sellers of a drill. Each has a thread and a source of chance of its own.
public final class Load implements AutoCloseable {
  /// How long a client goes on with one request before its outcome is unknown.
  static final Duration CLIENT_LIMIT = Duration.ofSeconds(12);

  /// How long one try may take; then the same key is sent again, while the first may be under way.
  static final Duration TRY_LIMIT = Duration.ofSeconds(4);

  private static final int LONGEST_THOUGHT_MILLIS = 120;

  private final List<Visitor> visitors = new ArrayList<>();
  private final ApiClient api;
  private final Market market = new Market();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<String> failures = new ArrayList<>();

  /// @param gateway of the system
  /// @param seed of what clients want
  /// @param buyers a third as many sellers come with them
  public Load(URI gateway, CallLog log, long seed, int buyers) {
    this.api = new ApiClient(List.of(gateway), CLIENT_LIMIT, TRY_LIMIT);
    Random seeds = new Random(seed);
    Recorder recorder = new Recorder(api, log);
    int sellers = Math.max(1, buyers / 3);
    for (int seller = 1; seller <= sellers; seller++) {
      visitors.add(
          new SellerVisitor(recorder, market, seller, new Random(seeds.nextLong()), log::calls));
    }
    for (int buyer = 1; buyer <= buyers; buyer++) {
      Random random = new Random(seeds.nextLong());
      visitors.add(new BuyerVisitor(recorder, market, "buyer-" + buyer, random, log::calls));
    }
  }

  /// Makes the accounts and the first items.
  ///
  /// @throws CommandFailure when the system does not answer
  public void prepare() {
    for (Visitor visitor : visitors) {
      if (!visitor.join()) {
        throw new CommandFailure("the load cannot be prepared: no account for " + visitor.client);
      }
    }
  }

  /// Sends everybody to the market.
  public void start() {
    visitors.forEach(visitor -> {
      var _ = threads.submit(() -> guarded(visitor, this::shop));
    });
  }

  private void shop(Visitor visitor) {
    Random thoughts = new Random(visitor.client.hashCode());
    do {
      visitor.visit();
    } while (!isOver(thoughts.nextInt(LONGEST_THOUGHT_MILLIS)));
  }

  private boolean isOver(long millis) {
    try {
      return stop.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void guarded(Visitor visitor, Consumer<Visitor> action) {
    try {
      action.accept(visitor);
    } catch (RuntimeException failure) {
      synchronized (failures) {
        failures.add(visitor.client + ": " + failure);
      }
    }
  }

  /// Begins no new visits, and returns when those under way have ended.
  public void stop() {
    stop.countDown();
    threads.close();
  }

  /// Asks for all that is open until it is answered, and reads everything for the last time. The
  /// system must be whole again.
  public void settle() {
    try (ExecutorService settling = Executors.newVirtualThreadPerTaskExecutor()) {
      visitors.forEach(visitor -> {
        var _ = settling.submit(() -> guarded(visitor, Visitor::settle));
      });
    }
  }

  /// What went wrong in the clients themselves: a defect of the drill.
  public List<String> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    threads.close();
    api.close();
  }
}
