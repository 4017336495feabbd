package stoa.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import stoa.loopback.LoopbackPorts;

/// The processes of one group. All end when this is closed, or when the controller dies.
final class GroupProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final GroupKind kind;
  private final Path directory;
  private final List<String> jvmFlags;
  private final List<Integer> ports;
  private final List<MemberProcess> members = new ArrayList<>();

  private GroupProcesses(
      GroupKind kind, Path directory, List<String> jvmFlags, List<Integer> ports) {
    this.kind = kind;
    this.directory = directory;
    this.jvmFlags = jvmFlags;
    this.ports = ports;
  }

  /// Starts a new group and waits until all its members take part.
  ///
  /// @param options name a directory, where the group gets one of its own; what an earlier run has
  ///   left there is deleted
  static GroupProcesses start(GroupKind kind, Options options) throws IOException {
    Path directory = options.directory().toAbsolutePath().resolve(kind.label());
    delete(directory);
    Files.createDirectories(directory);
    GroupProcesses group =
        new GroupProcesses(
            kind, directory, options.jvmFlags(), LoopbackPorts.free(options.members()));
    try {
      for (int member = 0; member < options.members(); member++) {
        group.members.add(group.process(member, true));
      }
      group.awaitAllPresent();
    } catch (IOException | RuntimeException e) {
      group.close();
      throw e;
    }
    return group;
  }

  int size() {
    return ports.size();
  }

  MemberProcess member(int member) {
    return members.get(member);
  }

  /// Members that clients can use: all of the sequencer's, the leader of Raft.
  List<MemberProcess> forClients() {
    return members.stream().filter(member -> member.report().takesCommands()).toList();
  }

  /// Starts a killed member again, with its disk.
  void restart(int member) throws IOException {
    members.set(member, process(member, false));
  }

  /// Waits until every member takes part and knows that all others do.
  void awaitAllPresent() {
    await("all members of the group", this::allPresent);
  }

  private boolean allPresent() {
    List<MemberReport> reports = members.stream().map(MemberProcess::report).toList();
    for (MemberProcess member : members) {
      if (!member.isAlive()) {
        throw new IllegalStateException("a member ended; see the logs in " + directory);
      }
    }
    return reports.stream().allMatch(this::knowsAll)
        && reports.stream().mapToLong(MemberReport::epoch).distinct().count() == 1
        && reports.stream().anyMatch(MemberReport::takesCommands);
  }

  private boolean knowsAll(MemberReport report) {
    // Only Raft's leader knows the members.
    boolean listed = kind == GroupKind.RAFT || report.members().size() == ports.size();
    return report.present() && listed;
  }

  /// CPU that all members that run have used since their starts.
  Duration cpu() {
    return members.stream().map(MemberProcess::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  /// Where a member's log is.
  Path log(int member) {
    return directory.resolve("member-" + member + ".log");
  }

  /// Polls until it holds.
  static void await(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not within " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Override
  public void close() {
    members.forEach(MemberProcess::close);
  }

  private MemberProcess process(int member, boolean bootstrap) throws IOException {
    MemberArguments arguments =
        new MemberArguments(kind, member, ports, directory.resolve("member-" + member), bootstrap);
    return MemberProcess.start(arguments, jvmFlags, log(member));
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
