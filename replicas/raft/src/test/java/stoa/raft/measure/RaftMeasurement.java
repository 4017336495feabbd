package stoa.raft.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import stoa.raft.LeadershipListener;
import stoa.raft.RaftLog;
import stoa.raft.RaftSettings;
import stoa.raft.SnapshotPolicy;
import stoa.raft.StartMode;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.CommittedEntry;
import stoa.replica.log.LogStatus.Role;
import stoa.replica.snapshot.StateSnapshots;

/// Five member processes on this machine, a state machine that only counts, every entry forced.
///
/// Run by hand with the test class path: `java ... stoa.raft.measure.RaftMeasurement DIRECTORY
/// [SECONDS]`. Each member is a process of its own; whichever leads carries the load, first of one
/// client, then of a hundred, and prints median and throughput. The CPU of all five is printed by
/// the parent, also for an idle stretch.
public final class RaftMeasurement {
  private static final int MEMBERS = 5;
  private static final int COMMAND_BYTES = 256;
  private static final int ELECTION_TIMEOUT_MILLIS = 2_000;
  private static final int[] CLIENTS = {1, 100};

  private RaftMeasurement() {}

  /// @param arguments directory and seconds; for a child also member and ports
  public static void main(String[] arguments) throws Exception {
    var directory = Path.of(arguments[0]);
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    if (arguments.length > 2) {
      member(directory, seconds, Integer.parseInt(arguments[2]), arguments[3]);
    } else {
      parent(directory, seconds);
    }
  }

  private static void parent(Path directory, int seconds) throws Exception {
    var ports = freePorts();
    var children = new ArrayList<Process>();
    long started = System.nanoTime();
    for (int member = 0; member < MEMBERS; member++) {
      children.add(child(directory, seconds, member, ports));
    }
    try {
      System.out.printf(
          "machine: %d processors, Java %s%n",
          Runtime.getRuntime().availableProcessors(), Runtime.version());
      awaitLine(directory, "leader");
      System.out.printf("a leader after %d ms%n", (System.nanoTime() - started) / 1_000_000);
      for (int clients : CLIENTS) {
        var before = cpuMillis(children);
        Files.writeString(directory.resolve("go-" + clients), "");
        var result = awaitLine(directory, "result-" + clients);
        var cpu = cpuMillis(children) - before;
        System.out.printf("%s, %d ms CPU over all five%n", result, cpu);
      }
      var before = cpuMillis(children);
      LockSupport.parkNanos(10_000_000_000L);
      System.out.printf(
          "idle: %.1f %% of a core over all five%n", (cpuMillis(children) - before) / 100.0);
    } finally {
      children.forEach(Process::destroyForcibly);
    }
  }

  private static String freePorts() throws IOException {
    var ports = new ArrayList<String>();
    var held = new ArrayList<java.net.ServerSocket>();
    for (int i = 0; i < MEMBERS; i++) {
      var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      held.add(socket);
      ports.add(String.valueOf(socket.getLocalPort()));
    }
    for (var socket : held) {
      socket.close();
    }
    return String.join(",", ports);
  }

  private static Process child(Path directory, int seconds, int member, String ports)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx192m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path", ""),
            RaftMeasurement.class.getName(),
            directory.toString(),
            String.valueOf(seconds),
            String.valueOf(member),
            ports));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("log-" + member).toFile())
        .start();
  }

  private static String awaitLine(Path directory, String file) throws IOException {
    var path = directory.resolve(file);
    while (!Files.exists(path) || Files.size(path) == 0) {
      LockSupport.parkNanos(2_000_000);
    }
    return Files.readString(path).strip();
  }

  private static long cpuMillis(List<Process> children) {
    return children.stream()
        .mapToLong(c -> c.info().totalCpuDuration().map(java.time.Duration::toMillis).orElse(0L))
        .sum();
  }

  private static void member(Path directory, int seconds, int member, String ports)
      throws Exception {
    var peers = new TreeMap<Integer, InetSocketAddress>();
    var numbers = Arrays.stream(ports.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    for (int i = 0; i < MEMBERS; i++) {
      peers.put(i, InetSocketAddress.createUnresolved("127.0.0.1", numbers[i]));
    }
    var settings =
        new RaftSettings(
            "bench",
            member,
            peers,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), numbers[member]),
            directory.resolve("member-" + member),
            StartMode.BOOTSTRAP,
            ELECTION_TIMEOUT_MILLIS,
            SnapshotPolicy.STANDARD,
            Optional.empty());
    var counting = new Counting();
    var log =
        new RaftLog(
            settings,
            counting,
            counting,
            new Silent(),
            Optional::empty,
            (reason, cause) -> {
              cause.printStackTrace();
              Runtime.getRuntime().halt(70);
            });
    log.start();
    for (int clients : CLIENTS) {
      var go = directory.resolve("go-" + clients);
      while (!Files.exists(go)) {
        if (log.status().role() == Role.LEADER && log.status().serving()) {
          Files.writeString(directory.resolve("leader"), "leader " + member);
        }
        LockSupport.parkNanos(20_000_000);
      }
      if (log.status().role() == Role.LEADER) {
        load(log, clients, 3);
        Files.writeString(directory.resolve("next"), load(log, clients, seconds));
        Files.move(directory.resolve("next"), directory.resolve("result-" + clients));
      }
    }
    Thread.currentThread().join();
  }

  private static String load(RaftLog log, int clients, int seconds) throws InterruptedException {
    var latencies = new ConcurrentLinkedQueue<Long>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var threads = new ArrayList<Thread>();
    for (int client = 0; client < clients; client++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                while (System.nanoTime() < end) {
                  long start = System.nanoTime();
                  log.submit(new byte[COMMAND_BYTES]).toCompletableFuture().join();
                  latencies.add(System.nanoTime() - start);
                }
              }));
    }
    for (var thread : threads) {
      thread.join();
    }
    var sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    return "%d client(s): %d entries/s, p50 %.2f ms, p99 %.2f ms, %d entries"
        .formatted(
            clients,
            sorted.length / seconds,
            sorted[sorted.length / 2] / 1e6,
            sorted[sorted.length * 99 / 100] / 1e6,
            sorted.length);
  }

  private record Silent() implements LeadershipListener {
    @Override
    public void leads(long term) {}

    @Override
    public void follows() {}
  }

  private static final class Counting implements CommittedEntries, StateSnapshots {
    private final AtomicLong position = new AtomicLong(NOTHING_APPLIED);

    @Override
    public void apply(List<CommittedEntry> entries) {
      position.set(entries.getLast().position());
    }

    @Override
    public long appliedPosition() {
      return position.get();
    }

    @Override
    public PinnedState pin() {
      long pinned = position.get();
      return new PinnedState() {
        @Override
        public long position() {
          return pinned;
        }

        @Override
        public void writeTo(Path target) throws IOException {
          Files.writeString(target.resolve("position"), String.valueOf(pinned));
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void restoreFrom(Path source) throws IOException {
      position.set(Long.parseLong(Files.readString(source.resolve("position"))));
    }
  }
}
