package stoa.product;

import com.google.protobuf.InvalidProtocolBufferException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.product.rule.ProductWorkingSet;
import stoa.product.state.ProductStateMachine;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductResult;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;
import stoa.replica.database.DatabaseAddress;
import stoa.replica.service.ReadPlan;

/// The product group's schema on a MariaDB server of its own, and batches applied to it: one SQL
/// transaction each, as the group does it.
public final class ProductDatabase implements AutoCloseable {
  private final Path directory;
  private final MariaDbServer server;
  private final List<ApplicationContext> contexts = new ArrayList<>();

  /// Starts the server.
  public ProductDatabase() {
    try {
      directory = Files.createTempDirectory("stoa-product");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server =
        MariaDbServer.start(
            new MariaDbServer.Options(Distribution.ofUser(), directory, 0, /* durable= */ false));
  }

  /// A fresh schema, migrated.
  public Schema schema(String name) {
    var context =
        ApplicationContext.run(
            Map.<String, Object>of(
                "datasources.default.url",
                DatabaseAddress.withProperties(server.jdbcUrl(name)),
                "datasources.default.username",
                "root",
                "datasources.default.password",
                "",
                "datasources.default.driver-class-name",
                "com.mysql.cj.jdbc.Driver",
                "datasources.default.maximum-pool-size",
                8,
                "datasources.default.minimum-idle",
                1,
                "flyway.datasources.default.locations",
                "classpath:db/migration/product",
                "grpc.server.enabled",
                false));
    contexts.add(context);
    return new Schema(context);
  }

  @Override
  public void close() {
    contexts.forEach(ApplicationContext::close);
    server.close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One schema and the state machine on it.
  public static final class Schema {
    private final ApplicationContext context;
    private final ProductStateMachine machine;
    private final TransactionOperations<Connection> transactions;
    private long timeMillis = 1_000_000;

    @SuppressWarnings("unchecked")
    private Schema(ApplicationContext context) {
      this.context = context;
      this.machine = context.getBean(ProductStateMachine.class);
      this.transactions = context.getBean(TransactionOperations.class);
    }

    /// A bean of the schema's context.
    public <T> T bean(Class<T> type) {
      return context.getBean(type);
    }

    /// Runs a query in a transaction of its own.
    public <T> T read(Supplier<T> query) {
      return transactions.executeRead(status -> query.get());
    }

    /// Follows a plan as a member does: made outside of a transaction.
    public <T> T answer(ReadPlan<T> plan) {
      return switch (plan) {
        case ReadPlan.Remembered<T>(T answer) -> answer;
        case ReadPlan.Ask<T>(Supplier<T> query) -> read(query);
      };
    }

    /// Takes all rows away and the time back, for the next test.
    public void clear() {
      timeMillis = 1_000_000;
      transactions.executeWrite(status -> {
        try (var statement = status.getConnection().createStatement()) {
          for (var table : machine.tables()) {
            statement.execute("DELETE FROM " + table.name());
          }
          return true;
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      });
      machine.forget();
    }

    /// Applies one batch. Each command is one second after the one before.
    public List<ProductResult> apply(ProductOperation... operations) {
      return apply(Arrays.asList(operations));
    }

    /// Applies one batch.
    public List<ProductResult> apply(List<ProductOperation> operations) {
      var written = transactions.executeWrite(status -> decideAndWrite(operations));
      machine.remember(written.rows());
      return written.results();
    }

    private record Written(ProductWorkingSet rows, List<ProductResult> results) {}

    private Written decideAndWrite(List<ProductOperation> operations) {
      var parsed =
          operations.stream().map(operation -> machine.parse(operation.toByteArray())).toList();
      ProductWorkingSet rows = machine.load(parsed);
      var results = new ArrayList<ProductResult>();
      for (ProductOperation operation : parsed) {
        timeMillis += 1_000;
        var decision = machine.decide(rows, operation, new CommandContext(timeMillis, 1));
        decision.put().forEach(rows::put);
        decision.removed().forEach(rows::remove);
        results.add(result(decision));
      }
      machine.write(rows);
      return new Written(rows, results);
    }

    private static ProductResult result(Decision<?> decision) {
      try {
        return ProductResult.parseFrom(decision.result());
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Applies the operations in batches of a size.
    public List<ProductResult> applyInBatches(List<ProductOperation> operations, int size) {
      var results = new ArrayList<ProductResult>();
      for (int from = 0; from < operations.size(); from += size) {
        results.addAll(apply(operations.subList(from, Math.min(operations.size(), from + size))));
      }
      return results;
    }

    /// All rows of all replicated tables as text, in the order of their keys.
    public List<String> contents() {
      var contents = new ArrayList<String>();
      for (var table : machine.tables()) {
        contents.addAll(
            rows(
                "SELECT '%s', %s FROM %s ORDER BY %s"
                    .formatted(
                        table.name(),
                        String.join(", ", table.columns()),
                        table.name(),
                        String.join(", ", table.keyColumns()))));
      }
      return contents;
    }

    /// The rows of a query, their columns joined by `|`.
    public List<String> rows(String sql) {
      return transactions.executeRead(status -> {
        try (var statement = status.getConnection().createStatement();
            var rows = statement.executeQuery(sql)) {
          return rows(rows);
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      });
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
      var all = new ArrayList<String>();
      while (rows.next()) {
        var columns = new ArrayList<String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          columns.add(String.valueOf(rows.getString(column)));
        }
        all.add(String.join("|", columns));
      }
      return all;
    }

    /// Items whose units do not add up; empty when all do.
    public List<String> itemsThatDoNotAddUp() {
      return rows(
          """
          SELECT i.item_key, i.listed_units, i.stock, i.withdrawn_units, COALESCE(o.units, 0)
          FROM item i LEFT JOIN (
            SELECT l.item_key, SUM(l.quantity) AS units
            FROM order_line l JOIN order_outcome o ON o.ordinal = l.ordinal
            WHERE o.stage <> 'DECLINED' GROUP BY l.item_key) o ON o.item_key = i.item_key
          WHERE i.listed_units <> i.stock + i.withdrawn_units + COALESCE(o.units, 0)
             OR i.stock < 0 OR i.withdrawn_units < 0
          """);
    }
  }
}
