package stoa.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Measures how long a function takes from the start of its JVM to its first answer, and prints a
/// table. The first answer is the key set, for which it must have read its settings.
///
/// Lambda's own share is not in it: fetching the zip, starting the machine, loading the memory of a
/// snapshot.
public final class ColdStart {
  private static final int RUNS = 3;
  private static final String PATH = "/stoa/local/";

  private final Installation installation;
  private final Account account;
  private final Path directory;

  private ColdStart(Installation installation, Account account, Path directory) {
    this.installation = installation;
    this.account = account;
    this.directory = directory;
  }

  /// How a function is started.
  private record Variant(String name, boolean snapStart, List<String> flags) {}

  /// What one start cost, milliseconds.
  ///
  /// @param initialization until events could come, or the snapshot be taken
  /// @param firstAnswer from then on, or from the restore on, until the first answer
  /// @param secondAnswer of the same call, once more
  /// @param processor all processor time so far
  private record Cost(long initialization, long firstAnswer, long secondAnswer, long processor) {}

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("plain", false, List.of()),
          new Variant("C1", false, List.of("-XX:TieredStopAtLevel=1")),
          new Variant(
              "C1, serial, compact headers",
              false,
              List.of(
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-XX:+UseCompactObjectHeaders",
                  "-Xshare:auto")),
          new Variant("snapshot, plain", true, List.of()),
          new Variant("snapshot, C1", true, List.of("-XX:TieredStopAtLevel=1")));

  /// @param args the project's directory; the present one by default
  public static void main(String[] args) throws IOException, InterruptedException {
    Path project = Path.of(args.length > 0 ? args[0] : ".").toAbsolutePath().normalize();
    Installation installation = new Installation(project);
    Path directory = Files.createTempDirectory("stoa-cold-start-");
    try (Account account = Account.start()) {
      new ColdStart(installation, account, directory).measure();
    } finally {
      delete(directory);
    }
  }

  private void measure() throws IOException, InterruptedException {
    System.out.printf(
        "Java %s, %d cores; median of %d starts, milliseconds%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), RUNS);
    System.out.printf(
        "%-8s %-28s %8s %8s %8s %8s%n", "function", "start", "init", "first", "second", "cpu");
    for (String role : List.of("buyer", "seller")) {
      Path task = directory.resolve(role);
      installation.unpack(role, Files.createDirectory(task));
      prepareAccount(role);
      for (Variant variant : VARIANTS) {
        print(role, variant, median(role, task, variant));
      }
      System.out.printf("%s.zip: %,d bytes%n", role, Files.size(installation.zip(role)));
    }
  }

  private void prepareAccount(String role) {
    account.parameter(PATH + "customer-members", "127.0.0.1:1");
    account.parameter(PATH + "product-members", "127.0.0.1:1");
    account.parameter(PATH + "payment-url", "http://127.0.0.1:1/payment");
    account.secret("keys", SigningKeys.make(role));
  }

  private Cost median(String role, Path task, Variant variant)
      throws IOException, InterruptedException {
    List<Cost> costs = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      costs.add(once(role, task, variant));
    }
    costs.sort(Comparator.comparingLong(cost -> cost.initialization() + cost.firstAnswer()));
    return costs.get(RUNS / 2);
  }

  private Cost once(String role, Path task, Variant variant)
      throws IOException, InterruptedException {
    var plan =
        new Sandbox.Plan(
            installation,
            task,
            directory.resolve(role + ".log"),
            variant.snapStart(),
            variant.flags(),
            Map.of(
                "AWS_ENDPOINT_URL",
                account.address().toString(),
                "STOA_PARAMETERS_PATH",
                PATH,
                "STOA_SECRET_ID",
                "keys"));
    byte[] event =
        new HttpEvent("GET", "/.well-known/jwks.json", Map.of(), Optional.empty()).json();
    long begin = System.nanoTime();
    try (Sandbox sandbox = Sandbox.start(plan)) {
      long initialized = System.nanoTime();
      sandbox.restore();
      sandbox.invoke(event);
      long answered = System.nanoTime();
      sandbox.invoke(event);
      return new Cost(
          millis(initialized - begin),
          millis(answered - initialized),
          millis(System.nanoTime() - answered),
          sandbox.processorTime().toMillis());
    }
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }

  private static void print(String role, Variant variant, Cost cost) {
    System.out.printf(
        "%-8s %-28s %8d %8d %8d %8d%n",
        role,
        variant.name(),
        cost.initialization(),
        cost.firstAnswer(),
        cost.secondAnswer(),
        cost.processor());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
