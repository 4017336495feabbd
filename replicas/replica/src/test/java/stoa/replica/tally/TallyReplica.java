package stoa.replica.tally;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.replica.service.CommandGate;
import stoa.replica.service.ReplicaProcess;

/// A whole replica of the tally group in this JVM, on a real MariaDB.
public final class TallyReplica implements AutoCloseable {
  private final MariaDbServer database;
  private final ReplicaProcess process;

  private TallyReplica(MariaDbServer database, ReplicaProcess process) {
    this.database = database;
    this.process = process;
  }

  /// Starts one with everything below the directory, without peers.
  public static TallyReplica start(Path directory) {
    return start(directory, "127.0.0.1:1");
  }

  /// Starts member 0 of the members at the addresses.
  public static TallyReplica start(Path directory, String members) {
    return start(directory, Map.of("STOA_MEMBERS", members));
  }

  /// Starts one with these variables, and others as far as they are not among them.
  public static TallyReplica start(Path directory, Map<String, String> given) {
    var database =
        MariaDbServer.start(
            new MariaDbServer.Options(
                Distribution.ofUser(), directory.resolve("database"), 0, false));
    var variables =
        new HashMap<>(
            Map.of(
                "STOA_MEMBER",
                "0",
                "STOA_DATA_DIR",
                directory.toString(),
                "STOA_PEERS",
                "0=127.0.0.1:1",
                "STOA_MEMBERS",
                "127.0.0.1:1",
                "STOA_GRPC_PORT",
                "0",
                "STOA_DATABASE_URL",
                database.jdbcUrl("tally")));
    variables.putAll(given);
    try {
      return new TallyReplica(
          database, ReplicaProcess.start(TallyReplica.class, "tally", Map.copyOf(variables)));
    } catch (RuntimeException refused) {
      database.close();
      throw refused;
    }
  }

  /// One of the replica's parts.
  public <T> T part(Class<T> type) {
    return process.context().getBean(type);
  }

  /// Orders an addition.
  public CommandResult add(CommandHeader header, String name, long delta) throws Exception {
    return submit(header, new TallyStateMachine.Add(name, delta).bytes());
  }

  private CommandResult submit(CommandHeader header, ByteString operation) throws Exception {
    return part(CommandGate.class)
        .submit(header, operation)
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.close();
    database.close();
  }
}
