package stoa.cli.bench.orders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import stoa.cli.CommandFailure;
import stoa.cli.api.Accounts;
import stoa.cli.api.ApiClient;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Listing;
import stoa.cli.api.SellerSession;
import stoa.cli.local.LocalSystem;

/// Many buyers order at once through a system whose payment service is in trouble
/// ([RushPlan#environment]) and is killed while they do. Every buyer goes on with a purchase until
/// its end is known.
public final class OrderRush {
  private static final int ITEMS = 20;
  private static final int SESSIONS_OF_AN_ACCOUNT = 10;

  /// Passwords are hashed slowly on purpose.
  private static final int JOIN_AT_ONCE = 4;

  private static final int CLIENTS = 4;
  private static final long PRICE_CENTS = 1999;
  private static final long CATEGORY = 77;
  private static final Duration CLIENT_LIMIT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;
  private static final int NOTED_EACH = 500;

  private final RushPlan plan;
  private final LocalSystem system;
  private final Consumer<String> log;
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  /// @param system started with the plan's environment
  /// @param log told what happens, a line each
  public OrderRush(RushPlan plan, LocalSystem system, Consumer<String> log) {
    this.plan = plan;
    this.system = system;
    this.log = log;
  }

  /// A death of the payment service.
  ///
  /// @param seconds since the first order was sent
  /// @param ended orders whose end buyers knew by then
  public record Kill(double seconds, int ended) {}

  /// What came of it.
  ///
  /// @param seconds until the last buyer knew the end
  /// @param answeredUnderWay answers 202, each of which led to another try
  /// @param p50Millis median of the time from a purchase's first try to its end
  /// @param errors orders without an end, and why
  public record Result(
      double seconds,
      int completed,
      int declined,
      int answeredUnderWay,
      long repeats,
      long p50Millis,
      long p99Millis,
      List<String> errors,
      List<Kill> kills,
      List<Sample> samples) {
    public Result {
      errors = List.copyOf(errors);
      kills = List.copyOf(kills);
      samples = List.copyOf(samples);
    }
  }

  /// Runs it.
  public Result run() throws InterruptedException {
    List<ApiClient> clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(client -> new ApiClient(List.of(system.endpoints().gateway()), CLIENT_LIMIT))
            .toList();
    try {
      List<String> items = list(clients.getFirst());
      List<BuyerSession> sessions = join(clients);
      log.accept("%d sessions are ready".formatted(sessions.size()));
      long joined = clients.stream().mapToLong(ApiClient::repeats).sum();
      return order(
          sessions, items, () -> clients.stream().mapToLong(ApiClient::repeats).sum() - joined);
    } finally {
      clients.forEach(ApiClient::close);
    }
  }

  private List<String> list(ApiClient client) {
    Accounts accounts = new Accounts(client, Accounts.Role.SELLER);
    String name = "rush-" + mark;
    accounts.create(name, name, name + "-secret");
    String token = accounts.login(name, name + "-secret").path("token").asText();
    SellerSession seller = new SellerSession(client, token);
    List<String> items = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) {
      var listing =
          new Listing("Rush " + item, CATEGORY, List.of("rush"), "NEW", PRICE_CENTS, plan.orders());
      items.add(seller.list(listing).path("itemId").asText());
    }
    return List.copyOf(items);
  }

  /// Several sessions of one account have a cart each, and cost one hash less than accounts.
  private List<BuyerSession> join(List<ApiClient> clients) throws InterruptedException {
    Semaphore admitted = new Semaphore(JOIN_AT_ONCE);
    List<List<BuyerSession>> joined;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int accounts = Math.ceilDiv(plan.sessions(), SESSIONS_OF_AN_ACCOUNT);
      List<Future<List<BuyerSession>>> joining =
          IntStream.range(0, accounts)
              .mapToObj(account ->
                  threads.submit(() -> account(account, clients.get(account % CLIENTS), admitted)))
              .toList();
      joined = results(joining);
    }
    return joined.stream().flatMap(List::stream).limit(plan.sessions()).toList();
  }

  private List<BuyerSession> account(int number, ApiClient client, Semaphore admitted)
      throws InterruptedException {
    admitted.acquire();
    try {
      Accounts accounts = new Accounts(client, Accounts.Role.BUYER);
      String name = "rush" + number + "-" + mark;
      accounts.create(name, name, name + "-secret");
      int sessions =
          Math.min(SESSIONS_OF_AN_ACCOUNT, plan.sessions() - number * SESSIONS_OF_AN_ACCOUNT);
      return IntStream.range(0, sessions)
          .mapToObj(session -> accounts.login(name, name + "-secret").path("token").asText())
          .map(token -> new BuyerSession(client, token))
          .toList();
    } finally {
      admitted.release();
    }
  }

  private Result order(
      List<BuyerSession> sessions, List<String> items, java.util.function.LongSupplier repeats)
      throws InterruptedException {
    Tally tally = new Tally(plan.orders());
    long begin = System.nanoTime();
    long end = begin + plan.limit().toNanos();
    List<Kill> kills;
    List<Sample> samples;
    double seconds;
    try (Sampler sampler = new Sampler(system.endpoints(), begin);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> buying = new ArrayList<>();
      for (BuyerSession session : sessions) {
        buying.add(threads.submit(new RushBuyer(session, items, plan, tally, end)::run));
      }
      kills = disturb(tally, begin, buying);
      for (Future<?> buyer : buying) {
        result(buyer);
      }
      seconds = (System.nanoTime() - begin) / 1e9;
      samples = sampler.samples();
    }
    return new Result(
        seconds,
        tally.completed(),
        tally.declined(),
        tally.answeredUnderWay(),
        repeats.getAsLong(),
        tally.quantileMillis(0.5),
        tally.quantileMillis(0.99),
        tally.errors(),
        kills,
        samples);
  }

  /// Kills the payment service each time when so many orders have ended, until all buyers are done.
  private List<Kill> disturb(Tally tally, long begin, List<Future<?>> buying)
      throws InterruptedException {
    List<Kill> kills = new ArrayList<>();
    int noted = NOTED_EACH;
    while (!buying.stream().allMatch(Future::isDone)) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      int ended = tally.ended();
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (ended >= noted) {
        log.accept("%d orders have ended after %.0f s".formatted(ended, seconds));
        noted = ended - ended % NOTED_EACH + NOTED_EACH;
      }
      if (kills.size() < plan.kills() && ended >= plan.endedAtKill(kills.size() + 1)) {
        system.kill("payment", plan.away());
        kills.add(new Kill(seconds, ended));
        log.accept("the payment service is killed after %d orders".formatted(ended));
      }
    }
    return kills;
  }

  private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> each : futures) {
      results.add(result(each));
    }
    return results;
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new CommandFailure("a buyer failed", failure);
    }
  }
}
