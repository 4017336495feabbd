package stoa.ordering.udp;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.udp.datagram.LossSettings;

/// Measures a group of five in one process, with a state machine that only counts: latency with one
/// client, throughput with many, CPU without any. Clients wait for each answer. Run by hand:
///
/// ```
/// java -cp … stoa.ordering.udp.GroupBenchmark [seconds] [command bytes] [directory]
/// ```
final class GroupBenchmark {
  private static final Logger log = LoggerFactory.getLogger(GroupBenchmark.class);

  private final LocalGroup group;
  private final int commandBytes;

  private GroupBenchmark(LocalGroup group, int commandBytes) {
    this.group = group;
    this.commandBytes = commandBytes;
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    int commandBytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    Path parent = Path.of(arguments.length > 2 ? arguments[2] : System.getProperty("user.dir"));
    Path directory = Files.createTempDirectory(parent, "group-benchmark");
    AtomicLong counted = new AtomicLong();
    DeliveryListener counting =
        (batch, state) -> batch.forEach(d -> counted.addAndGet(d.commands().size()));
    try (LocalGroup group =
        new LocalGroup(
            directory,
            LossSettings.NONE,
            member -> counting,
            member -> () -> SequencerNode.NOTHING_APPLIED)) {
      group.startAll();
      new GroupBenchmark(group, commandBytes).run(seconds);
      log.info("{} commands counted over all members, halts {}", counted, group.halts);
    } finally {
      delete(directory);
    }
  }

  private void run(int seconds) throws Exception {
    log.info("clients  commands/s   p50 ms   p99 ms   max ms  CPU µs/command");
    for (int clients : new int[] {1, 100, 1, 10, 100, 500}) {
      load(clients, seconds);
    }
    idle(seconds);
    log.info("metrics of member 0:\n{}", group.registry(0).getMetersAsString());
  }

  private void load(int clients, int seconds) throws Exception {
    long started = System.nanoTime();
    long cpuStarted = cpuNanos();
    long until = started + seconds * 1_000_000_000L;
    List<List<Long>> latencies = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      List<Long> own = new ArrayList<>();
      latencies.add(own);
      SequencerNode node = group.node(client % LocalGroup.MEMBERS);
      threads.add(Thread.startVirtualThread(() -> submitUntil(until, node, own)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double elapsed = (System.nanoTime() - started) / 1e9;
    long[] all = latencies.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
    Arrays.sort(all);
    log.info(
        String.format(
            Locale.ROOT,
            "%7d  %10.0f  %7.3f  %7.3f  %7.3f  %14.1f",
            clients,
            all.length / elapsed,
            all[all.length / 2] / 1e6,
            all[all.length - 1 - all.length / 100] / 1e6,
            all[all.length - 1] / 1e6,
            (cpuNanos() - cpuStarted) / 1e3 / all.length));
  }

  private void submitUntil(long untilNanos, SequencerNode node, List<Long> latencies) {
    byte[] command = new byte[commandBytes];
    for (long now = System.nanoTime(); now < untilNanos; ) {
      try {
        node.submit(command).toCompletableFuture().join();
      } catch (CompletionException e) {
        log.warn("not ordered", e.getCause());
      }
      long after = System.nanoTime();
      latencies.add(after - now);
      now = after;
    }
  }

  private static void idle(int seconds) throws InterruptedException {
    long cpuStarted = cpuNanos();
    Thread.sleep(seconds * 1000L);
    double share = (cpuNanos() - cpuStarted) / 1e9 / seconds;
    log.info(String.format(Locale.ROOT, "idle: %.2f %% of a core for all five", 100 * share));
  }

  private static long cpuNanos() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
