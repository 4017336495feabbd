package stoa.customer.group;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stoa.customer.CustomerReplica;
import stoa.loopback.LoopbackPorts;
import stoa.proto.customer.v1.CustomerCommandServiceGrpc;
import stoa.proto.customer.v1.CustomerCommandServiceGrpc.CustomerCommandServiceBlockingStub;
import stoa.proto.customer.v1.CustomerReadServiceGrpc;
import stoa.proto.customer.v1.CustomerReadServiceGrpc.CustomerReadServiceBlockingStub;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.service.ReplicaProcess;

/// Five whole members in one process: real sockets, journals, schemas and gRPC servers.
final class LocalReplicas implements AutoCloseable {
  static final int MEMBERS = 5;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Path directory;
  private final int databasePort;
  private final String peers;
  private final List<Integer> ports;
  private final Path keys;
  private final Map<Integer, ReplicaProcess> processes = new TreeMap<>();
  private final List<ManagedChannel> channels = new ArrayList<>();

  LocalReplicas(Path directory, int databasePort) {
    this.directory = directory;
    this.databasePort = databasePort;
    this.peers = peers();
    this.ports = LoopbackPorts.free(MEMBERS);
    this.keys = directory.resolve("group.keys");
    try {
      Files.writeString(keys, "1 " + "5a".repeat(32) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LocalReplicas startAll(boolean bootstrap) {
    IntStream.range(0, MEMBERS).forEach(member -> start(member, bootstrap));
    for (int member = 0; member < MEMBERS; member++) {
      ReplicatedLog log = process(member).context().getBean(ReplicatedLog.class);
      await(() -> log.status().serving());
    }
    return this;
  }

  void start(int member, boolean bootstrap) {
    Map<String, String> variables = new HashMap<>();
    variables.put("STOA_MEMBER", String.valueOf(member));
    variables.put("STOA_DATA_DIR", directory.resolve("member-" + member).toString());
    variables.put("STOA_GRPC_PORT", String.valueOf(ports.get(member)));
    variables.put("STOA_PEERS", peers);
    variables.put(
        "STOA_MEMBERS",
        ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
    variables.put("STOA_GROUP_KEYS", keys.toString());
    variables.put("STOA_BOOTSTRAP", String.valueOf(bootstrap));
    variables.put(
        "STOA_DATABASE_URL", "jdbc:mysql://127.0.0.1:" + databasePort + "/customer_" + member);
    processes.put(member, ReplicaProcess.start(CustomerReplica.class, "customer", variables));
  }

  /// Stops a member and takes its data directory, its database, or both away.
  void wipe(int member, boolean disk, boolean database) {
    process(member).close();
    processes.remove(member);
    if (disk) {
      delete(directory.resolve("member-" + member));
    }
    if (database) {
      String url = "jdbc:mysql://127.0.0.1:" + databasePort + "/";
      try (Connection connection = DriverManager.getConnection(url, "root", "");
          Statement statement = connection.createStatement()) {
        statement.execute("DROP DATABASE customer_" + member);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void delete(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ReplicaProcess process(int member) {
    ReplicaProcess process = processes.get(member);
    if (process == null) {
      throw new IllegalStateException("member " + member + " does not run");
    }
    return process;
  }

  CustomerCommandServiceBlockingStub commands(int member) {
    return CustomerCommandServiceGrpc.newBlockingStub(channel(member));
  }

  CustomerReadServiceBlockingStub reads(int member) {
    return CustomerReadServiceGrpc.newBlockingStub(channel(member));
  }

  private ManagedChannel channel(int member) {
    int port = process(member).context().getBean(GrpcEmbeddedServer.class).getPort();
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    channels.add(channel);
    return channel;
  }

  void stopAll() {
    channels.forEach(ManagedChannel::shutdownNow);
    channels.clear();
    processes.values().forEach(ReplicaProcess::close);
    processes.clear();
  }

  @Override
  public void close() {
    stopAll();
  }

  /// Polls until it holds; there is no other way to learn what other threads and sockets do.
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in time");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static String peers() {
    List<Integer> ports = LoopbackPorts.free(MEMBERS);
    return IntStream.range(0, MEMBERS)
        .mapToObj(member -> member + "=127.0.0.1:" + ports.get(member))
        .collect(Collectors.joining(","));
  }
}
