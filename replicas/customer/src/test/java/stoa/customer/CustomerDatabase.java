package stoa.customer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import stoa.customer.state.CustomerStateMachine;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.replica.v1.GroupCommand;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.BatchApplier;
import stoa.replica.apply.PendingCommands;
import stoa.replica.database.DatabaseAddress;
import stoa.replica.database.DirectConnections;
import stoa.replica.log.CommittedEntry;
import stoa.replica.snapshot.TableChecksums;

/// A MariaDB server of its own with the customer group's schemas, and committed commands applied to
/// them as in a replica.
public final class CustomerDatabase implements AutoCloseable {
  private final Path directory;
  private final MariaDbServer server;
  private final List<ApplicationContext> contexts = new ArrayList<>();

  public CustomerDatabase() {
    try {
      directory = Files.createTempDirectory("stoa-customer");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server =
        MariaDbServer.start(
            new MariaDbServer.Options(Distribution.ofUser(), directory, 0, /* durable= */ false));
  }

  /// The server's port.
  public int port() {
    return server.port();
  }

  /// A fresh schema, migrated.
  public Schema schema(String name) {
    Map<String, Object> properties =
        Map.of(
            "datasources.default.url",
            DatabaseAddress.withProperties("jdbc:mysql://127.0.0.1:" + server.port() + "/" + name),
            "datasources.default.username",
            "root",
            "datasources.default.password",
            "",
            "datasources.default.driver-class-name",
            "com.mysql.cj.jdbc.Driver",
            "datasources.default.dialect",
            "MYSQL",
            "datasources.default.maximum-pool-size",
            4,
            "flyway.datasources.default.locations",
            "classpath:db/migration/replica,classpath:db/migration/customer",
            "flyway.datasources.default.enabled",
            true);
    ApplicationContext context =
        ApplicationContext.builder().deduceEnvironment(false).properties(properties).start();
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

  /// A command with the time that its taking member stamped.
  ///
  /// @param commandId 0 for none
  public record Stamped(CustomerOperation operation, long commandId, long timeMillis) {
    /// The command as it stands in the log.
    public GroupCommand.Builder command() {
      var header = CommandHeader.newBuilder();
      if (commandId != 0) {
        header.setCommandId(
            ByteString.copyFrom(ByteBuffer.allocate(16).putLong(8, commandId).array()));
      }
      return GroupCommand.newBuilder()
          .setHeader(header)
          .setStampedTimeMillis(timeMillis)
          .setOperation(operation.toByteString());
    }
  }

  /// One member's schema.
  public static final class Schema {
    private final ApplicationContext context;
    private final BatchApplier applier;
    private final PendingCommands pending;
    private long timeMillis = 1_800_000_000_000L;
    private long commandIds;

    private Schema(ApplicationContext context) {
      this.context = context;
      this.applier = context.getBean(BatchApplier.class);
      this.pending = context.getBean(PendingCommands.class);
    }

    /// A part of the member.
    public <T> T bean(Class<T> type) {
      return context.getBean(type);
    }

    /// Lets time pass before the next command.
    public void pass(long millis) {
      timeMillis += millis;
    }

    /// The group's time.
    public long nowMillis() {
      return timeMillis;
    }

    /// Applies fresh commands in one batch, all at the same time.
    public List<CustomerResult> apply(CustomerOperation... operations) {
      return applyStamped(
              Arrays.stream(operations)
                  .map(operation -> new Stamped(operation, ++commandIds, timeMillis))
                  .toList())
          .stream()
          .map(Schema::parsed)
          .toList();
    }

    /// Applies one fresh command.
    public CustomerResult one(CustomerOperation operation) {
      return apply(operation).getFirst();
    }

    /// Applies commands in one batch, each at a position of its own.
    public List<CommandResult> applyStamped(List<Stamped> commands) {
      var entries = new ArrayList<CommittedEntry>();
      var results = new ArrayList<CompletableFuture<CommandResult>>();
      long position = applier.appliedPosition();
      for (Stamped command : commands) {
        long submission = pending.nextSubmission();
        results.add(pending.await(submission));
        byte[] bytes = command.command().setSubmission(submission).build().toByteArray();
        entries.add(new CommittedEntry(++position, List.of(bytes)));
      }
      applier.apply(entries);
      return results.stream().map(CompletableFuture::join).toList();
    }

    /// Applies commands in batches of a size.
    public List<CommandResult> applyInBatches(List<Stamped> commands, int size) {
      var results = new ArrayList<CommandResult>();
      for (int from = 0; from < commands.size(); from += size) {
        results.addAll(
            applyStamped(commands.subList(from, Math.min(commands.size(), from + size))));
      }
      return results;
    }

    /// What a command came to.
    public static CustomerResult parsed(CommandResult result) {
      try {
        return CustomerResult.parseFrom(result.getResult());
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Rows and checksum of every replicated table, and the rolling hash over all results.
    public Map<String, String> state() {
      var state = new TreeMap<String, String>();
      var hash = bean(AppliedPositions.class).current().rollingHash();
      state.put("rolling hash", HexFormat.of().formatHex(hash.toByteArray()));
      try (Connection connection = bean(DirectConnections.class).open()) {
        for (var table : bean(CustomerStateMachine.class).tables()) {
          var checksum = TableChecksums.of(connection, table);
          state.put(table.name(), checksum.getRows() + " rows " + checksum.getChecksum());
        }
        return state;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /// The number of rows that a condition holds for.
    public long count(String tableAndCondition) {
      try (Connection connection = bean(DirectConnections.class).open();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT COUNT(*) FROM " + tableAndCondition)) {
        rows.next();
        return rows.getLong(1);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
