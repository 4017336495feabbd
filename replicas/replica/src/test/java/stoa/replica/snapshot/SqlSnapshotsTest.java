package stoa.replica.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.proto.admin.v1.TableChecksum;
import stoa.proto.common.v1.CommandHeader;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.BatchApplier;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.database.DatabaseDurability;
import stoa.replica.database.DirectConnections;
import stoa.replica.log.CommittedEntry;
import stoa.replica.tally.TallyReplica;

class SqlSnapshotsTest {
  @TempDir Path directory;
  private TallyReplica replica;

  @BeforeEach
  void start() {
    replica = TallyReplica.start(directory.resolve("replica"));
  }

  @AfterEach
  void stop() {
    replica.close();
  }

  @Test
  void aRestoredStateIsThePinnedOneWhateverCameAfter() throws Exception {
    addMany(0, 40);
    var applier = replica.part(BatchApplier.class);
    var logState = ByteString.copyFromUtf8("state of the log");
    applier.apply(List.of(new CommittedEntry(applier.appliedPosition() + 1, List.of(), logState)));
    execute("UPDATE tally SET note = UNHEX('00FF0A') WHERE name = 'n1'");
    var snapshots = replica.part(SqlSnapshots.class);
    AppliedState pinnedState = replica.part(AppliedPositions.class).current();
    List<TableChecksum> pinnedSums = checksums();
    Path files = Files.createDirectory(directory.resolve("snapshot"));
    try (var pinned = snapshots.pin()) {
      addMany(40, 80);
      pinned.writeTo(files);
    }
    snapshots.restoreFrom(files);
    assertEquals(logState, pinnedState.logState());
    assertEquals(pinnedState, replica.part(AppliedPositions.class).current());
    assertEquals(pinnedSums, checksums());
  }

  @Test
  void aDamagedSnapshotIsRefusedAndTheMemberKnowsItHasNothing() throws Exception {
    addMany(0, 10);
    var snapshots = replica.part(SqlSnapshots.class);
    Path files = Files.createDirectory(directory.resolve("snapshot"));
    try (var pinned = snapshots.pin()) {
      pinned.writeTo(files);
    }
    Path rows = TableDump.file(files, "tally");
    byte[] bytes = Files.readAllBytes(rows);
    bytes[bytes.length / 2] ^= 1;
    Files.write(rows, bytes);
    assertThrows(IOException.class, () -> snapshots.restoreFrom(files));
    replica.part(BatchApplier.class).reload();
    assertEquals(-1, replica.part(BatchApplier.class).appliedPosition());
  }

  @Test
  void forcingTheDatabaseForcesItsLog() throws Exception {
    addMany(0, 10);
    long written = logPosition("INNODB_LSN_CURRENT");
    replica.part(DatabaseDurability.class).force();
    assertEquals(0, flushSetting());
    assertTrue(logPosition("INNODB_LSN_FLUSHED") >= written);
  }

  @Test
  void aDatabaseThatLostCommitsIsNeitherPinnedNorTakenForDurable() throws Exception {
    addMany(0, 10);
    long applied = replica.part(BatchApplier.class).appliedPosition();
    execute("UPDATE applied_state SET log_position = log_position - 3");
    assertThrows(IllegalStateException.class, () -> replica.part(SqlSnapshots.class).pin().close());
    assertEquals(applied - 3, replica.part(DatabaseDurability.class).force());
  }

  private long logPosition(String variable) throws SQLException {
    try (Connection connection = replica.part(DirectConnections.class).open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT CAST(VARIABLE_VALUE AS UNSIGNED) FROM information_schema.GLOBAL_STATUS"
                    + " WHERE VARIABLE_NAME = '"
                    + variable
                    + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private int flushSetting() throws SQLException {
    try (Connection connection = replica.part(DirectConnections.class).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void addMany(int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      var id = ByteString.copyFromUtf8(String.format("snapshot%08d", i));
      replica.add(CommandHeader.newBuilder().setCommandId(id).build(), "n" + i % 7, i);
    }
  }

  private List<TableChecksum> checksums() throws SQLException {
    var sums = new ArrayList<TableChecksum>();
    try (Connection connection = replica.part(DirectConnections.class).open()) {
      for (ReplicatedTable table : replica.part(ReplicatedTables.class).all()) {
        sums.add(TableChecksums.of(connection, table));
      }
    }
    return sums;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = replica.part(DirectConnections.class).open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
