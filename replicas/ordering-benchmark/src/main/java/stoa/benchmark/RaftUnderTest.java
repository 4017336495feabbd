package stoa.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import stoa.raft.LeadershipListener;
import stoa.raft.RaftLog;
import stoa.raft.RaftSettings;
import stoa.raft.StartMode;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.CommittedEntry;
import stoa.replica.log.LogStatus;
import stoa.replica.snapshot.StateSnapshots;

/// A member of a Raft group as the product group runs it, with its standard election time-out.
final class RaftUnderTest implements LogUnderTest {
  private static final int ELECTION_TIMEOUT_MILLIS = 1_000;

  private final RaftLog log;

  RaftUnderTest(MemberArguments arguments) throws IOException {
    Files.createDirectories(arguments.directory());
    var peers = new TreeMap<Integer, InetSocketAddress>();
    for (var address : arguments.addresses()) {
      peers.put(peers.size(), address);
    }
    var settings =
        RaftSettings.of(
            "bench",
            arguments.member(),
            peers,
            arguments.directory(),
            arguments.bootstrap() ? StartMode.BOOTSTRAP : StartMode.NORMAL,
            ELECTION_TIMEOUT_MILLIS,
            Optional.empty());
    var counting = new Counting();
    this.log =
        new RaftLog(
            settings,
            counting,
            counting,
            new Silent(),
            Optional::empty,
            (reason, cause) -> BenchmarkMember.halt(reason + ": " + cause));
  }

  @Override
  public void start() {
    log.start();
  }

  @Override
  public CompletionStage<Long> submit(byte[] command) {
    return log.submit(command);
  }

  @Override
  public MemberReport report() {
    var status = log.status();
    boolean leads = status.role() == LogStatus.Role.LEADER;
    return new MemberReport(
        status.leader().isPresent() && status.serving(),
        leads && status.serving(),
        status.termOrEpoch(),
        0,
        status.members());
  }

  private record Silent() implements LeadershipListener {
    @Override
    public void leads(long term) {}

    @Override
    public void follows() {}
  }

  /// Only counts; the log is replayed from its last snapshot.
  private static final class Counting implements CommittedEntries, StateSnapshots {
    private final AtomicLong position = new AtomicLong(NOTHING_APPLIED);
    private final AtomicLong commands = new AtomicLong();

    @Override
    public void apply(List<CommittedEntry> entries) {
      entries.forEach(entry -> commands.addAndGet(entry.commands().size()));
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
        public void writeTo(Path directory) throws IOException {
          Files.writeString(directory.resolve("counted"), String.valueOf(pinned));
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void restoreFrom(Path directory) throws IOException {
      position.set(Long.parseLong(Files.readString(directory.resolve("counted"))));
    }
  }
}
