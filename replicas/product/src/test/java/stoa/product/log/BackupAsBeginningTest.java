package stoa.product.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.product.Operations;
import stoa.product.ProductDatabase;
import stoa.product.SharedSchema;
import stoa.product.row.OutcomeRow;
import stoa.product.state.ProductStateMachine;
import stoa.product.table.OutcomeTable;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.ProductResult;
import stoa.replica.apply.AppliedState;
import stoa.replica.database.DatabaseAddress;
import stoa.replica.restore.RestoreOrder;

/// What a restore makes of the product group's rows, on a real MariaDB.
class BackupAsBeginningTest {
  private static final long RANGE = 60_000_000;

  @RegisterExtension static final SharedSchema shared = new SharedSchema();

  private final ProductDatabase.Schema schema = shared.schema();

  @Test
  void numbersGoOnInNewRangesAndWhatWasDecidedLatelyIsToldAgain() throws Exception {
    schema.apply(Operations.list(1, 7, "lamp", 100));
    ItemId lamp = Operations.id(7, 1);
    schema.apply(Operations.purchase("early", 9, Operations.line(lamp, 1)));
    long since = millisOf("early") + 1;
    schema.apply(Operations.purchase("late", 9, Operations.line(lamp, 1)));
    schema.apply(Operations.place("declined", 9, Operations.line(lamp, 1)));
    schema.apply(Operations.declined("declined"));
    schema.apply(Operations.acknowledge("declined"));
    assertEquals(List.of(), open());

    for (int i = 0; i < 2; i++) { // As after a crash in between.
      apply(since);
    }
    assertEquals(List.of("late", "declined"), open());

    long first = RANGE * 1_000;
    assertEquals(first, numberOf(schema.apply(Operations.list(1, 7, "new lamp", 1))));
    assertEquals(first, numberOf(schema.apply(Operations.list(1, 9_999, "never listed", 1))));
    schema.apply(Operations.acknowledge("late"), Operations.acknowledge("declined"));
    schema.apply(Operations.acknowledge("late"));
    assertEquals(List.of(), open());
    assertTrue(
        schema.read(() -> outcomes().findByOrderIds(List.of("late"))).stream()
            .allMatch(OutcomeRow::acknowledged));
  }

  private static long numberOf(List<ProductResult> results) {
    return results.getFirst().getItemListed().getItem().getItemId().getNumber();
  }

  private long millisOf(String orderId) {
    return schema
        .read(() -> outcomes().findByOrderIds(List.of(orderId)))
        .getFirst()
        .finishedAtMillis();
  }

  private OutcomeTable outcomes() {
    return schema.bean(OutcomeTable.class);
  }

  private List<String> open() {
    return schema.read(() -> outcomes().findOpen(0, 10)).stream()
        .map(OutcomeRow::orderId)
        .collect(Collectors.toList());
  }

  private void apply(long since) throws SQLException {
    var order =
        new RestoreOrder(Path.of("part"), "r1", "product", 1, 1, 5, since, RANGE, new TreeMap<>());
    var address = schema.bean(DatabaseAddress.class);
    try (Connection connection =
        java.sql.DriverManager.getConnection(
            address.url(), address.username(), address.password())) {
      new BackupAsBeginning().apply(connection, AppliedState.NOTHING, order);
    }
    // Tables that were replaced are not remembered.
    schema.bean(ProductStateMachine.class).forget();
  }
}
