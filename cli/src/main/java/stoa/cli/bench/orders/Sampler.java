package stoa.cli.bench.orders;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import stoa.cli.local.LocalSystem;

/// Looks once a second at the metrics of the product group and of the payment service.
final class Sampler implements AutoCloseable {
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String ANSWERS = "stoa_payment_answers_total";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final List<URI> members;
  private final URI payment;
  private final long beginNanos;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private Counted last = new Counted(0, 0, 0);

  /// The payment service's counts, which begin again with each of its processes.
  private record Counted(double done, double failed, long nanos) {
    double answersPerSecond(Counted before) {
      return rate(done, before.done, before.nanos);
    }

    double failuresPerSecond(Counted before) {
      return rate(failed, before.failed, before.nanos);
    }

    private double rate(double now, double then, long thenNanos) {
      return (now >= then ? now - then : now) * 1e9 / Math.max(1, nanos - thenNanos);
    }
  }

  /// Begins.
  Sampler(LocalSystem.Endpoints endpoints, long beginNanos) {
    this.members = endpoints.productOperations();
    this.payment = endpoints.paymentOperations();
    this.beginNanos = beginNanos;
    this.thread = Thread.ofVirtual().name("sampler").start(this::run);
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  private void run() {
    try {
      last = counted(MetricsPage.of(http, payment), System.nanoTime());
      for (long tick = 1; ; tick++) {
        TimeUnit.NANOSECONDS.sleep(beginNanos + tick * PERIOD_NANOS - System.nanoTime());
        samples.add(sample());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Sample sample() throws InterruptedException {
    List<MetricsPage> product = new ArrayList<>();
    for (URI member : members) {
      MetricsPage.of(http, member).ifPresent(product::add);
    }
    Optional<MetricsPage> bank = MetricsPage.of(http, payment);
    long now = System.nanoTime();
    Counted counted = counted(bank, now);
    Sample sample =
        new Sample(
            (now - beginNanos) / 1e9,
            leaders(product, "stoa_executor_window"),
            leaders(product, "stoa_executor_under_way"),
            leaders(product, "stoa_orders_waiting"),
            leaders(product, "stoa_orders_oldest_unrecorded_seconds"),
            counted.answersPerSecond(last),
            counted.failuresPerSecond(last),
            bank.isPresent());
    last = counted;
    return sample;
  }

  /// A service that does not answer has counted nothing more; it begins again at 0.
  private Counted counted(Optional<MetricsPage> bank, long now) {
    return bank.map(page ->
            new Counted(
                page.sum(ANSWERS, "result=\"done\""),
                page.sum(ANSWERS, "result=\"busy\"") + page.sum(ANSWERS, "result=\"dropped\""),
                now))
        .orElseGet(() -> new Counted(last.done(), last.failed(), now));
  }

  /// It is 0 on whoever does not lead.
  private static double leaders(List<MetricsPage> members, String metric) {
    return members.stream().mapToDouble(page -> page.sum(metric)).max().orElse(0);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}
