package stoa.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import stoa.cli.CommandFailure;
import stoa.cli.api.Accounts;
import stoa.cli.api.ApiClient;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Listing;
import stoa.cli.api.SellerSession;

/// Many buyers among few items, each of which everybody wants: what shows whether purchases of one
/// item wait for each other, or fail because of each other.
final class HotSale {
  private static final Set<Operation> MEASURED =
      EnumSet.of(Operation.ADD_TO_CART, Operation.PURCHASE);
  private static final long CENTS = 1000;

  /// What a sale showed.
  ///
  /// @param load of the buyers
  /// @param listed units offered in all
  /// @param left units in stock at the end
  /// @param bought units in acknowledged orders, warm-up included
  record Result(LoadResult load, long listed, long left, long bought) {
    /// Nothing is sold twice and nothing lost. Only true once every order is final.
    boolean adds() {
      return listed == left + bought;
    }
  }

  private final List<ApiClient> apis;
  private final Market market = new Market();
  private final LongAdder bought = new LongAdder();

  /// @param apis shared by the buyers in turn
  HotSale(List<ApiClient> apis) {
    this.apis = List.copyOf(apis);
  }

  /// @param units of each item
  Result run(int buyers, int items, long units, Duration warmUp, Duration measured)
      throws InterruptedException {
    List<String> hot = list(items, units);
    List<HotBuyer> all =
        IntStream.range(0, buyers)
            .mapToObj(
                number -> new HotBuyer(apis.get(number % apis.size()), market, number, hot, bought))
            .toList();
    Load.fewAtOnce(all, Client::join);
    Load.fewAtOnce(all, Client::ensureSession);
    Measurements measurements = new Measurements(MEASURED);
    double seconds = work(all, new Window(warmUp, measured), measurements);
    BuyerSession session = new BuyerSession(apis.getFirst(), all.getFirst().token());
    long left = hot.stream().mapToLong(item -> session.item(item).path("quantity").asLong()).sum();
    LoadResult load =
        new LoadResult(
            buyers,
            seconds,
            measurements.responseTimes(),
            measurements.refusals(),
            measurements.silence(),
            measurements.purchaseSilence(),
            apis.stream().mapToLong(ApiClient::repeats).sum());
    return new Result(load, items * units, left, bought.sum());
  }

  private List<String> list(int items, long units) {
    Accounts accounts = new Accounts(apis.getFirst(), Accounts.Role.SELLER);
    String name = "hot-" + market.mark();
    accounts.create(name, name, name + "-secret");
    String token = accounts.login(name, name + "-secret").path("token").asText();
    SellerSession seller = new SellerSession(apis.getFirst(), token);
    List<String> hot = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      Listing listing =
          new Listing(
              "Hot " + item, market.anyCategory(), List.of("hot", "bench"), "NEW", CENTS, units);
      hot.add(seller.list(listing).path("itemId").asText());
    }
    return List.copyOf(hot);
  }

  private static double work(List<HotBuyer> buyers, Window window, Measurements measurements)
      throws InterruptedException {
    Timed timed = new Timed(measurements);
    try (var keeper = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Double> seconds = keeper.submit(() -> window.keep(measurements));
      Load.inParallel(
          IntStream.range(0, buyers.size()).boxed().toList(),
          number -> {
            window.awaitTurn(number, buyers.size());
            while (!window.isOver()) {
              buyers.get(number).shop(timed);
            }
          });
      return seconds.get();
    } catch (ExecutionException failure) {
      throw new CommandFailure("the measurement failed: " + failure.getCause(), failure);
    }
  }
}
