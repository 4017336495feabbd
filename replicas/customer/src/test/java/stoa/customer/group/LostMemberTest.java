package stoa.customer.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.customer.CustomerDatabase;
import stoa.customer.Operations;
import stoa.proto.admin.v1.TableChecksum;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.replica.v1.GroupCommand;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.database.DirectConnections;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.snapshot.ReplicatedTables;
import stoa.replica.snapshot.TableChecksums;

/// Members that lose what they had, while the others go on working.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // set before the first test
class LostMemberTest {
  /// So many numbers let every journal be cut once: a step of 1 024, what is kept in memory, and
  /// what may be under way.
  private static final long NUMBERS = 2_048;

  /// How far the others go while a member is away.
  private static final long MEANWHILE = 200;

  @TempDir private static Path directory;
  private static final AtomicLong commandIds = new AtomicLong();
  private static CustomerDatabase database;
  private static LocalReplicas group;

  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean writing = true;

  @BeforeAll
  static void start() {
    database = new CustomerDatabase();
    group = new LocalReplicas(directory, database.port()).startAll(true);
  }

  @AfterAll
  static void stop() {
    group.close();
    database.close();
  }

  @AfterEach
  void endWriters() throws InterruptedException {
    writing = false;
    for (Thread writer : writers) {
      writer.join();
    }
  }

  @Test
  void oneWithoutJournalAndDatabaseComesBackByASnapshotUnderLoad() throws Exception {
    cutJournals();
    write(List.of(0, 1, 2, 3));
    group.wipe(4, true, true);
    comesBack(4);
    assertTrue(snapshotsInstalled(4) >= 1, "no journal had what it lacked");
  }

  @Test
  void oneWithoutDatabaseComesBackByASnapshotUnderLoad() throws Exception {
    cutJournals();
    write(List.of(0, 1, 2, 4));
    group.wipe(3, false, true);
    comesBack(3);
    assertTrue(snapshotsInstalled(3) >= 1, "its journal begins later");
  }

  @Test
  void oneWithoutJournalGoesOnFromItsDatabaseUnderLoad() throws Exception {
    write(List.of(0, 1, 3, 4));
    group.wipe(2, true, false);
    comesBack(2);
    assertEquals(0, snapshotsInstalled(2), "the others' journals have what it lacks");
  }

  /// Goes on with all members until a new one cannot be served from the journals.
  private void cutJournals() throws InterruptedException {
    write(List.of(0, 1, 2, 3, 4));
    LocalReplicas.await(() -> state(0).position() > NUMBERS);
    endWriters();
    awaitEqualPositions();
    for (int member = 0; member < LocalReplicas.MEMBERS; member++) {
      var _ = log(member).takeSnapshot().toCompletableFuture().join();
    }
  }

  private void comesBack(int lost) throws Exception {
    long before = state(0).position();
    LocalReplicas.await(() -> state(0).position() > before + MEANWHILE);
    group.start(lost, false);
    LocalReplicas.await(() -> log(lost).status().serving());
    endWriters();
    awaitEqualPositions();
    assertEquals(
        1,
        states().stream().map(AppliedState::rollingHash).distinct().count(),
        () -> states().toString());
    List<TableChecksum> expected = checksums(lost);
    for (int member = 0; member < LocalReplicas.MEMBERS; member++) {
      assertEquals(expected, checksums(member), "of member " + member);
    }
  }

  private void write(List<Integer> members) {
    writing = true;
    for (int member : members) {
      writers.add(Thread.ofVirtual().start(() -> write(member)));
    }
  }

  /// Commands that are refused or of unknown outcome while the view changes are no matter here.
  private void write(int member) {
    while (writing) {
      long number = commandIds.incrementAndGet();
      byte[] id = ByteBuffer.allocate(16).putLong(8, number).array();
      byte[] command =
          GroupCommand.newBuilder()
              .setHeader(CommandHeader.newBuilder().setCommandId(ByteString.copyFrom(id)))
              .setStampedTimeMillis(System.currentTimeMillis())
              .setOperation(Operations.createBuyer("buyer" + number).toByteString())
              .build()
              .toByteArray();
      boolean taken =
          log(member)
              .submit(command)
              .handle((position, error) -> error == null)
              .toCompletableFuture()
              .join();
      if (!taken) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static ReplicatedLog log(int member) {
    return group.process(member).context().getBean(ReplicatedLog.class);
  }

  private static double snapshotsInstalled(int member) {
    return group
        .process(member)
        .context()
        .getBean(MeterRegistry.class)
        .get("stoa.sequencer.snapshots.installed")
        .counter()
        .count();
  }

  private static void awaitEqualPositions() {
    LocalReplicas.await(
        () -> states().stream().map(AppliedState::position).distinct().count() == 1);
  }

  private static AppliedState state(int member) {
    return group.process(member).context().getBean(AppliedPositions.class).current();
  }

  private static List<AppliedState> states() {
    return IntStream.range(0, LocalReplicas.MEMBERS).mapToObj(LostMemberTest::state).toList();
  }

  private static List<TableChecksum> checksums(int member) throws SQLException {
    var context = group.process(member).context();
    var sums = new ArrayList<TableChecksum>();
    try (Connection connection = context.getBean(DirectConnections.class).open()) {
      for (ReplicatedTable table : context.getBean(ReplicatedTables.class).all()) {
        sums.add(TableChecksums.of(connection, table));
      }
    }
    return sums;
  }
}
