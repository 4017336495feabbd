package stoa.product;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stoa.loopback.LoopbackPorts;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.product.log.Leadership;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.product.v1.ProductCommandServiceGrpc;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductReadServiceGrpc;
import stoa.proto.product.v1.ProductResult;
import stoa.proto.product.v1.SubmitRequest;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.service.GrpcAnswers;
import stoa.replica.service.ReplicaProcess;

/// Three whole members over real sockets, disks and databases.
public final class ProductMembers implements AutoCloseable {
  public static final int MEMBERS = 3;
  public static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final Random RANDOM = new Random();

  private final MariaDbServer database;
  private final List<ReplicaProcess> processes = new ArrayList<>();
  private final List<ManagedChannel> channels = new ArrayList<>();

  /// Starts them.
  ///
  /// @param more variables of every member
  public ProductMembers(Path directory, Map<String, String> more) {
    database =
        MariaDbServer.start(
            new MariaDbServer.Options(
                Distribution.ofUser(), directory.resolve("mariadb"), 0, /* durable= */ false));
    String peers =
        IntStream.range(0, MEMBERS)
            .mapToObj(member -> member + "=127.0.0.1:" + LoopbackPorts.free())
            .collect(Collectors.joining(","));
    List<Integer> ports = LoopbackPorts.free(MEMBERS);
    for (int member = 0; member < MEMBERS; member++) {
      var variables = new HashMap<>(more);
      variables.put("STOA_MEMBER", String.valueOf(member));
      variables.put("STOA_DATA_DIR", directory.resolve("member-" + member).toString());
      variables.put("STOA_PEERS", peers);
      variables.put("STOA_GRPC_PORT", String.valueOf(ports.get(member)));
      variables.put(
          "STOA_MEMBERS",
          ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
      variables.put("STOA_BOOTSTRAP", "true");
      variables.put("STOA_DATABASE_URL", database.jdbcUrl("product_" + member));
      var process = ReplicaProcess.start(ProductReplica.class, ProductReplica.GROUP, variables);
      processes.add(process);
      int port = process.context().getBean(GrpcEmbeddedServer.class).getPort();
      channels.add(NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
    }
  }

  /// The members, in the order of their numbers.
  public List<ReplicaProcess> processes() {
    return List.copyOf(processes);
  }

  /// The member that leads, once one does.
  public ReplicaProcess leader() {
    await("a leader", () -> processes.stream().anyMatch(ProductMembers::leads));
    return processes.stream().filter(ProductMembers::leads).findFirst().orElseThrow();
  }

  private static boolean leads(ReplicaProcess process) {
    return process.context().getBean(Leadership.class).term().isPresent();
  }

  /// Has another member lead.
  public void changeLeader() {
    ReplicaProcess before = leader();
    long term = before.context().getBean(Leadership.class).term().orElse(0);
    try {
      before.context().getBean(ReplicatedLog.class).transferLeader(OptionalInt.empty());
    } catch (RuntimeException noLeaderAnyMore) {
      // Then another one comes without it.
    }
    await(
        "a new leader",
        () ->
            processes.stream()
                .map(process -> process.context().getBean(Leadership.class).term())
                .anyMatch(now -> now.isPresent() && now.getAsLong() > term));
  }

  /// Polls until something holds.
  public static void await(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in time: " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /// Offers the command to one member after the other until the leader takes it.
  public CommandResult submit(CommandHeader header, ProductOperation operation) {
    var request = SubmitRequest.newBuilder().setHeader(header).setOperation(operation).build();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    for (int turn = 0; ; turn++) {
      try {
        return ProductCommandServiceGrpc.newBlockingStub(channels.get(turn % MEMBERS))
            .withDeadlineAfter(10, TimeUnit.SECONDS)
            .submit(request);
      } catch (StatusRuntimeException e) {
        var trailers = e.getTrailers();
        boolean notTaken = trailers != null && trailers.containsKey(GrpcAnswers.NOT_TAKEN);
        if (!notTaken || System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  /// A header with a fresh command id or, for the commands of a purchase, without one.
  public static CommandHeader header(boolean withCommandId) {
    var id = new byte[16];
    RANDOM.nextBytes(id);
    return CommandHeader.newBuilder()
        .setCommandId(withCommandId ? ByteString.copyFrom(id) : ByteString.EMPTY)
        .setAttempt(RANDOM.nextLong())
        .build();
  }

  /// What a command came to.
  public static ProductResult result(CommandResult result) {
    try {
      return ProductResult.parseFrom(result.getResult());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The reads of one member.
  public ProductReadServiceGrpc.ProductReadServiceBlockingStub reads(int member) {
    return ProductReadServiceGrpc.newBlockingStub(channels.get(member))
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    processes.forEach(ReplicaProcess::close);
    database.close();
  }
}
