package stoa.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import stoa.cli.CommandFailure;
import stoa.cli.local.Progress.Phase;
import stoa.cli.local.StatusReport.Service;
import stoa.mariadb.Distribution;

/// Owns the units of one local system: starts them, restarts what crashes, carries out what
/// operators ask, stops them in order.
///
/// It starts a unit again whatever the reason of its end, with a growing pause, so a system heals
/// as long as its supervisor lives. When the supervisor itself is killed, its units go on; the next
/// one ends them by their records before it starts its own.
final class Supervisor implements AutoCloseable {
  private static final Duration FRONT_STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration REPLICA_STOP_LIMIT = Duration.ofSeconds(15);
  private static final Duration DATABASE_STOP_LIMIT = Duration.ofSeconds(20);

  /// A process that records an AOT cache writes it after it was told to end.
  private static final Duration RECORDING_STOP_LIMIT = Duration.ofMinutes(5);

  private static final int TIMER_THREADS = 4;

  private final LocalSettings settings;
  private final Map<UnitName, Unit> units = new LinkedHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(TIMER_THREADS, Thread.ofPlatform().daemon().factory());
  private final StatusCollector status;
  private final NameResolution names;
  private final Progress progress = new Progress();
  private final Supplier<Distribution> distribution;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /// @throws CommandFailure when a module has not been built
  Supervisor(LocalSettings settings) throws IOException {
    this.settings = settings;
    this.distribution = new OnceMade();
    settings.data().create(settings.ports().base());
    Blueprint blueprint = new Blueprint(settings, distribution);
    for (UnitName name : UnitName.all(settings.functions())) {
      var record = settings.data().processes().resolve(name + ".json");
      units.put(name, new Unit(name, blueprint.parts(name), record, timer));
    }
    this.status = new StatusCollector(units, settings.ports());
    this.names = new NameResolution(units.keySet(), status::group, this::functions);
  }

  /// The unpacked MariaDB, made by whoever needs it first.
  private static final class OnceMade implements Supplier<Distribution> {
    private Optional<Distribution> made = Optional.empty();

    @Override
    public synchronized Distribution get() {
      if (made.isEmpty()) {
        made = Optional.of(Distribution.ofUser());
      }
      return made.get();
    }
  }

  Progress progress() {
    return progress;
  }

  LocalSettings settings() {
    return settings;
  }

  /// Brings everything up. After a failure everything is stopped again.
  ///
  /// @throws StartFailure with the part that did not come up and the end of its log
  void start() throws StartFailure, IOException, InterruptedException {
    List<String> leftovers = ProcessRecord.endLeftovers(settings.data().processes());
    if (!leftovers.isEmpty()) {
      progress.say("ended what an earlier run left behind: " + String.join(", ", leftovers));
    }
    try {
      new Startup(settings, units, status, progress, distribution).run();
    } catch (StartFailure | IOException | InterruptedException | RuntimeException failure) {
      stopUnits();
      progress.say(String.valueOf(failure.getMessage()));
      progress.enter(Phase.FAILED);
      throw failure;
    }
  }

  StatusReport status() {
    return status.collect();
  }

  private List<Service> functions(UnitKind kind) {
    return status.collect().functions().stream()
        .filter(service -> service.kind().equals(kind.word()))
        .toList();
  }

  /// Every unit, in the order of its start.
  List<UnitView> views() {
    return units.values().stream().map(Unit::view).toList();
  }

  /// @param down empty: until it is started
  /// @return the unit that the name meant
  String kill(String name, Optional<Duration> down) {
    Unit unit = resolve(name);
    unit.kill(down);
    return unit.name().toString();
  }

  String pause(String name, Duration time) {
    Unit unit = resolve(name);
    unit.pause(time);
    return unit.name().toString();
  }

  String restart(String name) {
    Unit unit = resolve(name);
    unit.restart();
    return unit.name().toString();
  }

  String startUnit(String name) {
    Unit unit = resolve(name);
    unit.start();
    return unit.name().toString();
  }

  /// Makes a member's machine one with an empty disk that is to take the member's place: kills its
  /// processes, and has its next start know that its group exists. Once begun it is left as it is,
  /// so that it may be repeated.
  ///
  /// @param wipe removes what is on its disk
  /// @throws CommandFailure when it is no member of a group, or something is on its disk
  String beginReplacement(String name, boolean wipe) {
    Unit unit = resolve(name);
    UnitName member = unit.name();
    if (!member.kind().isReplica()) {
      throw new CommandFailure(member + " is no member of a group");
    }
    Path mark = settings.data().replaced(member);
    if (Files.exists(mark)) {
      return member.toString();
    }
    try {
      if (!wipe && !Bootstrap.hasNoFiles(settings.data().files(member))) {
        throw new CommandFailure(
            "%s has data in %s: it needs no replacement, or give --wipe to remove it"
                .formatted(member, settings.data().unit(member)));
      }
      unit.kill(Optional.empty());
      DataDirectory.deleteTree(settings.data().unit(member));
      Files.createDirectories(mark.getParent());
      DataDirectory.writeDurably(mark, member + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return member.toString();
  }

  /// Starts what does not run.
  String startIfDown(String name) {
    Unit unit = resolve(name);
    if (unit.view().state().equals("down")) {
      unit.start();
    }
    return unit.name().toString();
  }

  /// The member is what it was.
  String endReplacement(String name) {
    Unit unit = resolve(name);
    try {
      Files.deleteIfExists(settings.data().replaced(unit.name()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return unit.name().toString();
  }

  /// @throws CommandFailure when the name means nothing at this moment
  String resolveName(String name) {
    return names.resolve(name).toString();
  }

  private Unit resolve(String name) {
    if (stopped.get()) {
      throw new CommandFailure("the system is being stopped");
    }
    Unit unit = units.get(names.resolve(name));
    if (unit == null) {
      throw new CommandFailure("there is no " + name);
    }
    return unit;
  }

  /// Functions first, so that nobody asks what is going away; databases last.
  void stop() {
    if (stopUnits()) {
      progress.enter(Phase.STOPPED);
    }
  }

  private boolean stopUnits() {
    if (!stopped.compareAndSet(false, true)) {
      return false;
    }
    units.values().forEach(Unit::retire);
    end(JvmPart.LABEL, FRONT_STOP_LIMIT, kind -> kind == UnitKind.GATEWAY || kind.isFunction());
    end(JvmPart.LABEL, REPLICA_STOP_LIMIT, UnitKind::hasDatabase);
    end(DatabasePart.LABEL, DATABASE_STOP_LIMIT, UnitKind::hasDatabase);
    removeRecords();
    return true;
  }

  private void end(String label, Duration limit, Predicate<UnitKind> kinds) {
    Duration patience = settings.trains() ? RECORDING_STOP_LIMIT : limit;
    List<Thread> ending = new ArrayList<>();
    for (Unit unit : units.values()) {
      if (kinds.test(unit.name().kind())) {
        ending.add(Thread.startVirtualThread(() -> end(unit, label, patience)));
      }
    }
    ending.forEach(Supervisor::join);
  }

  private void end(Unit unit, String label, Duration limit) {
    if (!unit.end(label, limit)) {
      progress.say(
          unit.name() + " had to be killed: it did not stop in " + limit.toSeconds() + " s");
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void removeRecords() {
    try {
      for (UnitName name : units.keySet()) {
        Files.deleteIfExists(settings.data().processes().resolve(name + ".json"));
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    stop();
    status.close();
    timer.shutdownNow();
  }
}
