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
/// table. The first answer is the key set, for which it must have read its settings. As many
/// processors as the functions' memory buys, which is one, are there for it.
///
/// Lambda's own share is not in it: fetching the zip, starting the machine, loading the memory of a
/// snapshot.
public final class ColdStart {
  private static final int RUNS = 3;
  private static final List<String> ON_ONE_PROCESSOR = List.of("taskset", "-c", "0");
  private static final String PATH = "/stoa/local/";
  private static final String SECRET = "keys";

  private final Installation installation;
  private final Account account;
  private final Path directory;

  private ColdStart(Installation installation, Account account, Path directory) {
    this.installation = installation;
    this.account = account;
    this.directory = directory;
  }

  /// How a function is started.
  private record Variant(String name, boolean snapshot, List<String> flags) {}

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("plain", false, List.of()),
          new Variant("configured flags", false, Sandbox.CONFIGURED_FLAGS),
          new Variant("snapshot, plain", true, List.of()),
          new Variant("snapshot, configured flags", true, Sandbox.CONFIGURED_FLAGS));

  /// What one start cost, milliseconds.
  ///
  /// @param initialization until events could come, or the snapshot be taken
  /// @param firstAnswer from then on, or from the restore on, until the first answer
  /// @param cold what the first caller waits for: without a snapshot, both
  /// @param secondAnswer of the same call, once more
  /// @param processor all processor time so far
  private record Cost(
      long initialization, long firstAnswer, long cold, long secondAnswer, long processor) {}

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
        "Java %s, one processor; median of %d starts, milliseconds%n", Runtime.version(), RUNS);
    System.out.printf(
        "%-8s %-28s %8s %8s %8s %8s %8s%n",
        "function", "start", "init", "first", "cold", "second", "cpu");
    for (String role : List.of("buyer", "seller")) {
      SandboxPlan plan =
          SandboxPlan.of(
              installation, Files.createDirectory(directory.resolve(role)), account, PATH, SECRET);
      installation.unpack(role, Files.createDirectory(plan.task()));
      prepareAccount(role);
      for (Variant variant : VARIANTS) {
        print(role, variant, median(of(plan, variant)));
      }
      System.out.printf("%s.zip: %,d bytes%n", role, Files.size(installation.zip(role)));
    }
  }

  private static SandboxPlan of(SandboxPlan plan, Variant variant) {
    return new SandboxPlan(
        plan.installation(),
        plan.directory(),
        variant.snapshot(),
        ON_ONE_PROCESSOR,
        variant.flags(),
        plan.environment());
  }

  private void prepareAccount(String role) {
    account.parameter(PATH + "customer-members", "127.0.0.1:1");
    account.parameter(PATH + "product-members", "127.0.0.1:1");
    account.parameter(PATH + "payment-url", "http://127.0.0.1:1/payment");
    account.secret(SECRET, SigningKeys.make(role));
  }

  private static Cost median(SandboxPlan plan) throws IOException, InterruptedException {
    List<Cost> costs = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      costs.add(once(plan));
    }
    costs.sort(Comparator.comparingLong(Cost::cold));
    return costs.get(RUNS / 2);
  }

  private static Cost once(SandboxPlan plan) throws IOException, InterruptedException {
    byte[] event =
        new HttpEvent("GET", "/.well-known/jwks.json", Map.of(), Optional.empty()).json();
    long begin = System.nanoTime();
    try (Sandbox sandbox = Sandbox.start(plan)) {
      sandbox.awaitInitialized();
      long initialized = System.nanoTime();
      sandbox.restore();
      sandbox.invoke(event);
      long answered = System.nanoTime();
      sandbox.invoke(event);
      return new Cost(
          millis(initialized - begin),
          millis(answered - initialized),
          millis(answered - (plan.snapshot() ? initialized : begin)),
          millis(System.nanoTime() - answered),
          sandbox.processorTime().toMillis());
    }
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }

  private static void print(String role, Variant variant, Cost cost) {
    System.out.printf(
        "%-8s %-28s %8d %8d %8d %8d %8d%n",
        role,
        variant.name(),
        cost.initialization(),
        cost.firstAnswer(),
        cost.cold(),
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
