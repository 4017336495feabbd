package stoa.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import stoa.cli.CommandFailure;
import stoa.cli.api.ApiClient;

/// Sellers and buyers at work, as many of each as asked.
final class Load {
  /// Accounts that are made, and logins, at once: password hashes keep a core busy each.
  private static final int PREPARED_AT_ONCE = 4;

  /// So often a seller, and so often a buyer, comes again (makes an account, logs out and in) while
  /// it is measured, spread over the time: more would measure nothing but password hashes.
  private static final int RETURNS = 5;

  private final List<ApiClient> apis;
  private final Market market = new Market();
  private final List<Client> sellers = new ArrayList<>();
  private final List<Client> buyers = new ArrayList<>();

  /// @param apis shared by the clients in turn
  Load(List<ApiClient> apis) {
    this.apis = List.copyOf(apis);
  }

  /// Prepares so many sellers and buyers, lets them work, and measures after a warm-up.
  LoadResult run(int clients, Duration warmUp, Duration measured) throws InterruptedException {
    return run(clients, warmUp, measured, Disturbance.NONE);
  }

  /// The same, while something is done to the system.
  LoadResult run(int clients, Duration warmUp, Duration measured, Disturbance disturbance)
      throws InterruptedException {
    prepare(clients);
    Measurements measurements = new Measurements();
    long repeatsBefore = repeats();
    double seconds =
        work(workers(clients), new Window(warmUp, measured), measurements, disturbance);
    return new LoadResult(
        clients,
        seconds,
        measurements.responseTimes(),
        measurements.refusals(),
        measurements.silence(),
        measurements.purchaseSilence(),
        repeats() - repeatsBefore);
  }

  private long repeats() {
    return apis.stream().mapToLong(ApiClient::repeats).sum();
  }

  private void prepare(int clients) throws InterruptedException {
    List<Client> fresh = new ArrayList<>();
    for (int number = sellers.size(); number < clients; number++) {
      ApiClient api = apis.get(number % apis.size());
      sellers.add(new SellerClient(api, market, number));
      buyers.add(new BuyerClient(api, market, number));
      fresh.add(sellers.getLast());
      fresh.add(buyers.getLast());
    }
    fewAtOnce(fresh, Client::join);
    // A session may have ended since the load before.
    List<Client> all = workers(clients);
    fewAtOnce(all, Client::ensureSession);
    fewAtOnce(all, Client::settle);
  }

  private List<Client> workers(int clients) {
    List<Client> workers = new ArrayList<>(sellers.subList(0, clients));
    workers.addAll(buyers.subList(0, clients));
    return workers;
  }

  /// Lets all clients take a step that costs much, [#PREPARED_AT_ONCE] at a time.
  static void fewAtOnce(List<? extends Client> clients, Consumer<Client> step)
      throws InterruptedException {
    var admitted = new Semaphore(PREPARED_AT_ONCE);
    inParallel(
        clients,
        client -> {
          admitted.acquireUninterruptibly();
          try {
            step.accept(client);
          } finally {
            admitted.release();
          }
        });
  }

  /// Takes a step with each of those, all at the same time.
  ///
  /// @throws RuntimeException of the first that failed
  static <T> void inParallel(List<T> those, Consumer<T> step) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      those.forEach(one -> running.add(threads.submit(() -> step.accept(one))));
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new CommandFailure("a client failed", failure);
    }
  }

  private static double work(
      List<Client> workers, Window window, Measurements measurements, Disturbance disturbance)
      throws InterruptedException {
    Timed timed = new Timed(measurements);
    int ofARole = workers.size() / 2;
    try (var keeper = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Double> seconds = keeper.submit(() -> window.keep(measurements));
      Future<?> disturbed = keeper.submit(() -> disturb(disturbance, window, measurements));
      var numbers = IntStream.range(0, workers.size()).boxed().toList();
      inParallel(
          numbers,
          number -> {
            window.awaitTurn(number, workers.size());
            // After a long warm-up the last to begin have waited for longer than a session lives.
            workers.get(number).ensureSession();
            visits(workers.get(number), number % ofARole, ofARole, timed, window);
          });
      disturbed.get();
      return seconds.get();
    } catch (ExecutionException failure) {
      throw new CommandFailure("the measurement failed: " + failure.getCause(), failure);
    }
  }

  private static @Nullable Void disturb(
      Disturbance disturbance, Window window, Measurements measurements)
      throws InterruptedException {
    window.awaitOpening();
    disturbance.run(measurements.trouble(), window::isOver);
    return null;
  }

  /// @param number of this client among those of its role
  private static void visits(Client client, int number, int of, Timed timed, Window window) {
    // The returns go round among the clients.
    int next = number;
    while (!window.isOver()) {
      if (next < RETURNS && System.nanoTime() >= window.momentNanos(next, RETURNS)) {
        client.comeAgain(timed);
        next += of;
      }
      client.shop(timed);
    }
  }
}
