package stoa.replica.transfer;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import stoa.proto.admin.v1.TableChecksum;
import stoa.proto.common.v1.CommandHeader;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.BatchApplier;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.database.DirectConnections;
import stoa.replica.log.CommittedEntry;
import stoa.replica.snapshot.ReplicatedTables;
import stoa.replica.snapshot.TableChecksums;
import stoa.replica.tally.TallyReplica;

/// What a member of the tally group holds.
final class TallyContents {
  private static final int NOTES = 16_000;
  private static final long SEED = 20_261_121L;

  private TallyContents() {}

  /// More than a mebibyte: several chunks.
  static void fill(TallyReplica source) throws Exception {
    add(source, 1);
    var random = new Random(SEED);
    try (Connection connection = source.part(DirectConnections.class).open();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO tally VALUES (?, ?, ?)")) {
      byte[] note = new byte[64];
      for (int i = 0; i < NOTES; i++) {
        random.nextBytes(note);
        insert.setString(1, "note-" + i);
        insert.setInt(2, i);
        insert.setBytes(3, note);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    var applier = source.part(BatchApplier.class);
    applier.apply(
        List.of(
            new CommittedEntry(
                applier.appliedPosition() + 1, List.of(), ByteString.copyFromUtf8("log state"))));
  }

  /// Orders the addition of a number.
  static void add(TallyReplica source, int number) throws Exception {
    var id = ByteString.copyFromUtf8("%016d".formatted(number));
    source.add(CommandHeader.newBuilder().setCommandId(id).build(), "sum", number);
  }

  static AppliedState state(TallyReplica replica) {
    return replica.part(AppliedPositions.class).current();
  }

  static long rows(TallyReplica replica) throws SQLException {
    try (Connection connection = replica.part(DirectConnections.class).open();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT COUNT(*) FROM tally")) {
      row.next();
      return row.getLong(1);
    }
  }

  static List<TableChecksum> checksums(TallyReplica replica) throws SQLException {
    var sums = new ArrayList<TableChecksum>();
    try (Connection connection = replica.part(DirectConnections.class).open()) {
      for (ReplicatedTable table : replica.part(ReplicatedTables.class).all()) {
        sums.add(TableChecksums.of(connection, table));
      }
    }
    return sums;
  }
}
