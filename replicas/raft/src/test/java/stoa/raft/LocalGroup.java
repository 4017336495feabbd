package stoa.raft;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import stoa.replica.log.NotTakenException;
import stoa.tls.MutualTls;

/// Five members in one JVM: real engine, real gRPC through a [Wire] for each pair, real files.
final class LocalGroup implements AutoCloseable {
  static final int SIZE = 5;
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final long RESTORED_TERM = 9;
  private static final int ELECTION_MILLIS = 600;

  final Map<Integer, RaftLog> logs = new ConcurrentHashMap<>();
  final Map<Integer, CountingState> states = new ConcurrentHashMap<>();
  final List<String> halts = new CopyOnWriteArrayList<>();
  final Map<Integer, Long> leads = new ConcurrentHashMap<>();
  private final Wire[][] wires = new Wire[SIZE][SIZE];
  private final Path directory;
  private final String group;
  private final SnapshotPolicy policy;
  private final Map<Integer, MutualTls> tls;
  private final RetryingClient client = new RetryingClient(this);

  private int electionMillis = ELECTION_MILLIS;

  /// @param group a name of its own: the engine's registry is one per JVM
  LocalGroup(Path directory, String group, SnapshotPolicy policy, Map<Integer, MutualTls> tls) {
    this.directory = directory;
    this.group = group;
    this.policy = policy;
    this.tls = tls;
    for (int from = 0; from < SIZE; from++) {
      for (int to = 0; to < SIZE; to++) {
        int target = to;
        wires[from][to] = new Wire(() -> portOf(target));
      }
    }
  }

  static LocalGroup started(Path directory, String group) {
    return started(directory, group, ELECTION_MILLIS);
  }

  /// With members that wait longer before they elect: for loads that keep the disk busy, where
  /// another leader would be another test.
  static LocalGroup started(Path directory, String group, int electionMillis) {
    var local = new LocalGroup(directory, group, SnapshotPolicy.STANDARD, Map.of());
    local.electionMillis = electionMillis;
    IntStream.range(0, SIZE).forEach(member -> local.start(member, StartMode.BOOTSTRAP));
    return local;
  }

  private int portOf(int member) {
    var log = logs.get(member);
    return log == null ? -1 : log.transport().port();
  }

  RaftSettings settings(int member, StartMode mode) {
    var peers = new TreeMap<Integer, InetSocketAddress>();
    IntStream.range(0, SIZE).forEach(to -> peers.put(to, wires[member][to].address()));
    return new RaftSettings(
        group,
        member,
        peers,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        directory.resolve("member-" + member),
        mode,
        electionMillis,
        policy,
        Optional.ofNullable(tls.get(member)));
  }

  void start(int member, StartMode mode) {
    var state = states.computeIfAbsent(member, m -> new CountingState());
    var log =
        new RaftLog(
            settings(member, mode),
            state,
            state,
            new Leads(member),
            this::trace,
            (reason, cause) -> halts.add(member + ": " + reason + ": " + cause),
            mode == StartMode.RESTORE ? OptionalLong.of(RESTORED_TERM) : OptionalLong.empty());
    logs.put(member, log);
    log.start();
  }

  /// What the members that run would say of themselves.
  private Optional<String> trace() {
    return logs.keySet().stream()
        .filter(member -> state(member).appliedPosition() >= 0)
        .map(member -> group + "-" + member + " has data")
        .findFirst();
  }

  private final class Leads implements LeadershipListener {
    private final int member;

    private Leads(int member) {
      this.member = member;
    }

    @Override
    public void leads(long term) {
      leads.put(member, term);
    }

    @Override
    public void follows() {
      leads.remove(member);
    }
  }

  void stop(int member) {
    var log = logs.remove(member);
    if (log != null) {
      log.close();
    }
  }

  /// Both directions of every pair of this member.
  List<Wire> wiresOf(int member) {
    return IntStream.range(0, SIZE)
        .filter(other -> other != member)
        .boxed()
        .flatMap(other -> List.of(wires[member][other], wires[other][member]).stream())
        .toList();
  }

  Wire wire(int from, int to) {
    return wires[from][to];
  }

  int awaitLeader() {
    var found = new int[] {-1};
    await(
        "a leader",
        () -> {
          found[0] = leader();
          return found[0] >= 0;
        });
    return found[0];
  }

  /// The member that leads as far as anyone knows, or -1.
  int leader() {
    var best = -1;
    long bestTerm = -1;
    for (var entry : logs.entrySet()) {
      var status = entry.getValue().status();
      if (status.role() == stoa.replica.log.LogStatus.Role.LEADER
          && status.serving()
          && status.termOrEpoch() > bestTerm) {
        best = entry.getKey();
        bestTerm = status.termOrEpoch();
      }
    }
    return best;
  }

  int awaitOtherLeader(int than) {
    var found = new int[] {-1};
    await(
        "another leader than " + than,
        () -> {
          found[0] = leader();
          return found[0] >= 0 && found[0] != than;
        });
    return found[0];
  }

  /// Hands leadership over, again when elections come between, until the target leads.
  void transferLeader(int target) {
    await(
        "member " + target + " to lead",
        () -> {
          int leader = leader();
          if (leader >= 0 && leader != target) {
            try {
              log(leader).transferLeader(OptionalInt.of(target));
            } catch (NotTakenException e) {
              return false;
            }
          }
          return leader == target;
        });
  }

  RaftLog log(int member) {
    var log = logs.get(member);
    if (log == null) {
      throw new IllegalStateException("not running: " + member);
    }
    return log;
  }

  CountingState state(int member) {
    var state = states.get(member);
    if (state == null) {
      throw new IllegalStateException("never ran: " + member);
    }
    return state;
  }

  /// As [RetryingClient#submit].
  long submit(String command) {
    return client.submit(command);
  }

  static byte[] bytes(String command) {
    return command.getBytes(StandardCharsets.UTF_8);
  }

  static <T> T get(java.util.concurrent.CompletionStage<T> stage, int seconds)
      throws TimeoutException {
    try {
      return stage.toCompletableFuture().orTimeout(seconds, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case TimeoutException late -> throw late;
        case null, default -> throw e;
      }
    }
  }

  void awaitSame(int commands) {
    await(
        "all running members at " + commands,
        () -> logs.keySet().stream().allMatch(m -> state(m).size() >= commands));
    var first = state(logs.keySet().iterator().next()).commands();
    for (var member : logs.keySet()) {
      if (!state(member).commands().equals(first)) {
        throw new AssertionError("member " + member + " differs");
      }
    }
  }

  /// Waits for another thread's doing: polls until it holds, for at most [#PATIENCE].
  static void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      pause();
    }
  }

  static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
  }

  @Nullable String firstHalt() {
    return halts.isEmpty() ? null : halts.getFirst();
  }

  @Override
  public void close() {
    List.copyOf(logs.keySet()).forEach(this::stop);
    for (var row : wires) {
      for (var wire : row) {
        wire.close();
      }
    }
  }
}
