package stoa.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import stoa.cli.local.Progress.Phase;
import stoa.cli.local.StatusReport.Group;
import stoa.mariadb.Distribution;

/// Brings a system up, from an empty directory or from the data of an earlier run, until a write
/// and a read through the gateway have succeeded.
final class Startup {
  /// The limit for each part: some seconds on an idle machine, minutes on a crowded one.
  static final Duration PART_LIMIT = Duration.ofMinutes(5);

  /// So long a later start waits for all members before a majority is enough.
  private static final Duration PATIENCE_WITH_A_MINORITY = Duration.ofSeconds(30);

  /// A unit that ends so often while the system starts will not come up.
  private static final int CRASH_LIMIT = 3;

  /// The limit where a backup is loaded first.
  static final Duration RESTORE_LIMIT = Duration.ofHours(2);

  private static final int LOG_LINES = 15;
  private static final long POLL_MILLIS = 100;
  private static final int EXIT_CONFIGURATION = 78;

  private final LocalSettings settings;
  private final Map<UnitName, Unit> units;
  private final StatusCollector status;
  private final Bootstrap bootstrap;
  private final Progress progress;
  private final java.util.function.Supplier<Distribution> distribution;

  Startup(
      LocalSettings settings,
      Map<UnitName, Unit> units,
      StatusCollector status,
      Progress progress,
      java.util.function.Supplier<Distribution> distribution) {
    this.settings = settings;
    this.units = units;
    this.status = status;
    this.bootstrap = new Bootstrap(settings.data());
    this.progress = progress;
    this.distribution = distribution;
  }

  /// @throws StartFailure when a part does not come up
  void run() throws StartFailure, IOException, InterruptedException {
    prepare();
    // The JVMs load their classes while the databases recover.
    startKind(UnitKind.PRODUCT, UnitKind.CUSTOMER, UnitKind.PAYMENT);
    startKind(UnitKind.BUYER, UnitKind.SELLER);
    awaitGroup(UnitKind.CUSTOMER);
    awaitGroup(UnitKind.PRODUCT);
    startKind(UnitKind.GATEWAY);
    for (UnitKind kind : List.of(UnitKind.PAYMENT, UnitKind.BUYER, UnitKind.SELLER)) {
      awaitServices(kind);
    }
    awaitServices(UnitKind.GATEWAY);
    probe();
    DataDirectory.deleteTree(settings.data().restore());
    progress.enter(Phase.SERVING);
  }

  /// Keys are made while the databases come up: both take a second of a core at the first start.
  private void prepare() throws StartFailure, IOException, InterruptedException {
    bootstrap.begin(UnitKind.CUSTOMER);
    bootstrap.begin(UnitKind.PRODUCT);
    Keys keys = new Keys(settings.data().keys());
    var making =
        new FutureTask<Void>(() -> {
          keys.create();
          if (settings.tls()) {
            keys.createCertificates(Instant.now());
          }
          return null;
        });
    Thread.ofPlatform().daemon().start(making);
    Distribution unpacked = distribution.get();
    startDatabases();
    try {
      making.get();
    } catch (ExecutionException failure) {
      throw new StartFailure("the keys cannot be made: " + failure.getCause());
    }
    progress.done("prepared", "keys, " + unpacked.base().getFileName());
  }

  private void startDatabases() {
    units.values().parallelStream().forEach(Unit::startDatabase);
    progress.done("databases", count(name -> name.kind().hasDatabase()) + " started");
  }

  private long count(java.util.function.Predicate<UnitName> matches) {
    return units.keySet().stream().filter(matches).count();
  }

  private void startKind(UnitKind... kinds) {
    for (UnitKind kind : kinds) {
      unitsOf(kind).forEach(Unit::start);
    }
  }

  private Collection<Unit> unitsOf(UnitKind kind) {
    return units.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .map(Map.Entry::getValue)
        .toList();
  }

  /// All members at the first start, because it is over only when each has its share. Later a
  /// majority is enough when the others take their time.
  private void awaitGroup(UnitKind kind) throws StartFailure, IOException, InterruptedException {
    boolean first = !bootstrap.isDone(kind);
    int listening = first ? unitsOf(kind).size() : UnitName.MAJORITY;
    await(unitsOf(kind), kind.word() + " group", () -> status.listening(kind) >= listening);
    long began = System.nanoTime();
    Group[] seen = new Group[1];
    await(
        unitsOf(kind),
        kind.word() + " group",
        () -> {
          seen[0] = status.group(kind);
          boolean patient = first || System.nanoTime() - began < PATIENCE_WITH_A_MINORITY.toNanos();
          return seen[0].healthy() || (!patient && seen[0].serving());
        });
    if (first) {
      bootstrap.finish(kind);
    }
    progress.done(kind.word() + " group", describe(seen[0]));
  }

  private static String describe(Group group) {
    long up = group.members().stream().filter(StatusReport.Member::isUp).count();
    String head = group.leader() == null ? "epoch " + group.epoch() : "leader " + group.leader();
    return up + " of " + group.members().size() + " members, " + head;
  }

  private void awaitServices(UnitKind kind) throws StartFailure, InterruptedException {
    List<UnitName> names =
        units.keySet().stream().filter(name -> name.kind() == kind).sorted().toList();
    HttpHealth health = new HttpHealth();
    for (UnitName name : names) {
      await(
          unitsOf(kind), name.toString(), () -> health.complaint(status.healthUrl(name)).isEmpty());
    }
    progress.done(
        kind.word(),
        names.stream()
            .map(name -> ":" + settings.ports().http(name))
            .collect(Collectors.joining(" ", "ready at ", "")));
  }

  private void await(Collection<Unit> needed, String part, BooleanSupplier isUp)
      throws StartFailure, InterruptedException {
    Duration limit = Files.exists(settings.data().restore()) ? RESTORE_LIMIT : PART_LIMIT;
    long end = System.nanoTime() + limit.toNanos();
    while (!isUp.getAsBoolean()) {
      for (Unit unit : needed) {
        if (unit.isRetired()) {
          throw new StartFailure("stopped while it was starting");
        }
        failIfHopeless(unit.view());
      }
      if (System.nanoTime() > end) {
        throw new StartFailure(
            part + " is not ready after " + limit.toSeconds() + " s" + lastLines(needed));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void failIfHopeless(UnitView unit) throws StartFailure {
    String exit = unit.lastExit();
    if (exit == null) {
      return;
    }
    if (unit.crashes() >= CRASH_LIMIT || exit.endsWith(" " + EXIT_CONFIGURATION)) {
      throw new StartFailure(unit.name() + ": " + exit + tail(unit.name()));
    }
  }

  private String lastLines(Collection<Unit> needed) {
    return needed.stream()
        .limit(1)
        .map(unit -> tail(unit.name().toString()))
        .findFirst()
        .orElse("");
  }

  private String tail(String name) {
    var log = settings.data().log(name);
    try {
      List<String> lines = LogTail.lines(log, LOG_LINES);
      return lines.stream()
          .map(line -> "\n  | " + line)
          .collect(Collectors.joining("", "\nthe end of " + log + ":", ""));
    } catch (IOException unreadable) {
      return "\n" + log + " cannot be read: " + unreadable.getMessage();
    }
  }

  private void probe() throws StartFailure, InterruptedException {
    Probe probe =
        new Probe(
            "http://127.0.0.1:" + settings.ports().gateway(), new Keys(settings.data().keys()));
    String[] complaint = {""};
    long end = System.nanoTime() + PART_LIMIT.toNanos();
    do {
      complaint[0] = probe.complaint();
      if (complaint[0].isEmpty()) {
        progress.done("serves", "a write and a read went through");
        return;
      }
      Thread.sleep(POLL_MILLIS);
    } while (System.nanoTime() < end);
    throw new StartFailure(
        "the system does not serve: " + complaint[0] + tail("gateway") + tail("seller-1"));
  }
}
