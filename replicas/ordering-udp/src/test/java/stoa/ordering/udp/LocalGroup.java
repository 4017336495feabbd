package stoa.ordering.udp;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import stoa.loopback.LoopbackPorts;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Limits;
import stoa.ordering.Origin;
import stoa.ordering.Timing;
import stoa.ordering.udp.datagram.GroupKeys;
import stoa.ordering.udp.datagram.LossSettings;

/// Five members in one process, over real sockets and with real journals.
final class LocalGroup implements AutoCloseable {
  static final int MEMBERS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final GroupKeys KEYS =
      new GroupKeys(List.of(new GroupKeys.Key(1, "5a".repeat(32))));

  private final Path directory;
  private final LossSettings loss;
  private final List<InetSocketAddress> peers = freeAddresses();
  private final List<DeliveryListener> listeners = new ArrayList<>();
  private final List<Supplier<Long>> positions = new ArrayList<>();
  private final List<Recorder> recorders = new ArrayList<>();
  private final Map<Integer, SequencerNode> nodes = new HashMap<>();
  private final Map<Integer, SimpleMeterRegistry> registries = new HashMap<>();
  private Limits limits = Limits.standard();
  private boolean bootstrapped;

  /// Of members that are started from now on.
  GroupKeys keys = KEYS;

  /// What is between the members.
  final LocalNetwork network = new LocalNetwork();

  /// The reasons of members that halted.
  final BlockingQueue<String> halts = new LinkedBlockingQueue<>();

  /// A group whose members feed recorders.
  static LocalGroup of(Path directory, LossSettings loss, List<Recorder> recorders) {
    LocalGroup group =
        new LocalGroup(directory, loss, recorders::get, member -> recorders.get(member)::position);
    group.recorders.addAll(recorders);
    return group;
  }

  LocalGroup(
      Path directory,
      LossSettings loss,
      IntFunction<DeliveryListener> listener,
      IntFunction<Supplier<Long>> position) {
    this.directory = directory;
    this.loss = loss;
    for (int member = 0; member < MEMBERS; member++) {
      listeners.add(listener.apply(member));
      positions.add(position.apply(member));
    }
  }

  static List<Recorder> recorders() {
    List<Recorder> recorders = new ArrayList<>();
    for (int member = 0; member < MEMBERS; member++) {
      recorders.add(new Recorder());
    }
    return recorders;
  }

  /// Keeps the journals so short that a member that is away soon needs a snapshot.
  LocalGroup withShortJournals() {
    limits =
        Limits.standard().but().numbersPerCut(16).cutsKeptForAbsent(2).joinLagNumbers(31).build();
    return this;
  }

  LocalGroup startAll() {
    for (int member = 0; member < MEMBERS; member++) {
      start(member);
    }
    bootstrapped = true;
    return this;
  }

  /// As its group's bootstrap until [#startAll()] has been called, as a restart from then on.
  void start(int member) {
    start(member, !bootstrapped);
  }

  void start(int member, boolean bootstrap) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    SequencerConfiguration configuration = configuration(member, bootstrap);
    SequencerNode node =
        new SequencerNode(
            configuration,
            registry,
            (reason, cause) -> halts.add(member + ": " + reason),
            network.of(member, configuration.loss().filter()));
    nodes.put(member, node);
    registries.put(member, registry);
    if (recorders.isEmpty()) {
      node.start(positions.get(member).get(), listeners.get(member));
    } else {
      Recorder recorder = recorders.get(member);
      node.start(
          recorder.position(),
          recorder.orderingState(),
          recorder,
          source -> recorder.install(recorders.get(source)));
    }
  }

  private SequencerConfiguration configuration(int member, boolean bootstrap) {
    return new SequencerConfiguration(
        77,
        new GroupConfiguration(MEMBERS, member, limits, Timing.standard()),
        peers,
        directory(member),
        bootstrap,
        keys,
        new LossSettings(loss.loss(), loss.duplication(), loss.reorder(), loss.seed() + member));
  }

  /// A member's data directory.
  Path directory(int member) {
    return directory.resolve("member-" + member);
  }

  /// Stops a member so that nothing of what it does on the way is seen by the others.
  void kill(int member) {
    network.isolate(member);
    stop(member);
    network.reconnect(member);
  }

  /// Makes a stopped member's directory that of a new machine.
  void loseDisk(int member) {
    try (Stream<Path> files = Files.walk(directory(member))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether these members are in one view that lists exactly them.
  boolean areTheView(List<Integer> members) {
    return members.stream()
        .map(member -> node(member).status().member())
        .allMatch(status ->
            status.hasTurns()
                && status.view().members().stream().map(Origin::member).toList().equals(members));
  }

  void stop(int member) {
    node(member).close();
    nodes.remove(member);
  }

  SequencerNode node(int member) {
    SequencerNode node = nodes.get(member);
    if (node == null) {
      throw new IllegalStateException("member " + member + " is not running");
    }
    return node;
  }

  SimpleMeterRegistry registry(int member) {
    SimpleMeterRegistry registry = registries.get(member);
    if (registry == null) {
      throw new IllegalStateException("member " + member + " was never started");
    }
    return registry;
  }

  @Override
  public void close() {
    nodes.values().forEach(SequencerNode::close);
    nodes.clear();
  }

  /// Polls until it holds; there is no other way to learn what other threads and sockets do.
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static List<InetSocketAddress> freeAddresses() {
    return LoopbackPorts.free(MEMBERS).stream()
        .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .toList();
  }
}
