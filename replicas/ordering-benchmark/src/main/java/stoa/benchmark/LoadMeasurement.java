package stoa.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Latency and throughput: clients that wait for each answer, spread over the members that take
/// commands. One group runs at a time; they alternate, so that a slow minute of the machine meets
/// both.
final class LoadMeasurement {
  private static final int USUAL_SECONDS = 8;
  private static final int WARM_UP_SECONDS = 4;
  private static final int WARM_UP_CLIENTS = 50;

  private final Options options;
  private final PrintStream out;

  LoadMeasurement(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run() throws IOException {
    out.printf(
        "%nload: %d members, commands of %d bytes, %d s each%n",
        options.members(), options.commandBytes(), options.secondsOr(USUAL_SECONDS));
    out.println(
        "group      clients  commands/s   p50 ms   p99 ms   max ms  CPU µs/command  refused");
    for (int round = 0; round < options.rounds(); round++) {
      for (GroupKind kind : options.kinds()) {
        try (GroupProcesses group = GroupProcesses.start(kind, options)) {
          load(group, WARM_UP_CLIENTS, WARM_UP_SECONDS, options.commandBytes());
          options.clients().forEach(clients -> step(kind, group, clients));
        }
      }
    }
  }

  private void step(GroupKind kind, GroupProcesses group, int clients) {
    int seconds = options.secondsOr(USUAL_SECONDS);
    load(group, clients, 1, options.commandBytes());
    Duration before = group.cpu();
    ClosedLoop.Outcome outcome = load(group, clients, seconds, options.commandBytes());
    Duration cpu = group.cpu().minus(before);
    Latencies latencies = outcome.latencies();
    long count = latencies.count();
    out.printf(
        "%-9s  %7d  %10d  %7.2f  %7.2f  %7.2f  %14.1f  %7d%n",
        kind.label(),
        clients,
        count / seconds,
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(1),
        cpu.toNanos() / 1e3 / Math.max(1, count),
        outcome.refused());
  }

  /// Runs clients in the members' processes and gathers what they saw.
  static ClosedLoop.Outcome load(
      GroupProcesses group, int clients, long seconds, int commandBytes) {
    return load(group, clients, seconds, commandBytes, 0);
  }

  /// The same with clients that rest after each answer.
  static ClosedLoop.Outcome load(
      GroupProcesses group, int clients, long seconds, int commandBytes, long paceMillis) {
    List<MemberProcess> members = group.forClients();
    List<CompletableFuture<String>> calls = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      int share = (clients + i) / members.size();
      if (share > 0) {
        String load = "load %d %d %d %d".formatted(share, seconds, commandBytes, paceMillis);
        calls.add(members.get(i).call(load));
      }
    }
    Latencies all = new Latencies();
    long refused = 0;
    for (CompletableFuture<String> call : calls) {
      ClosedLoop.Outcome outcome = ClosedLoop.Outcome.fromLine(call.join());
      all.add(outcome.latencies());
      refused += outcome.refused();
    }
    return new ClosedLoop.Outcome(all, refused);
  }
}
