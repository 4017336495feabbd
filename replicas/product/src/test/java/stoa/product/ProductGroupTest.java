package stoa.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.id;
import static stoa.product.Operations.line;
import static stoa.product.Operations.list;
import static stoa.product.Operations.listing;
import static stoa.product.Operations.operation;
import static stoa.product.Operations.place;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.ProductCommandServiceGrpc;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductReadServiceGrpc;
import stoa.proto.product.v1.ProductResult;
import stoa.proto.product.v1.SearchItemsRequest;
import stoa.proto.product.v1.SubmitRequest;
import stoa.replica.peer.ClockWatch;
import stoa.replica.service.GrpcAnswers;
import stoa.replica.service.ReplicaProcess;

/// Three whole members over real sockets, disks and databases.
class ProductGroupTest {
  private static final int MEMBERS = 3;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  @TempDir private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static MariaDbServer database;

  private static final List<ReplicaProcess> MEMBER_PROCESSES = new ArrayList<>();
  private static final List<ManagedChannel> CHANNELS = new ArrayList<>();
  private static final Random RANDOM = new Random();

  @BeforeAll
  static void start() throws IOException {
    database =
        MariaDbServer.start(
            new MariaDbServer.Options(
                Distribution.ofUser(), directory.resolve("mariadb"), 0, /* durable= */ false));
    String peers =
        IntStream.range(0, MEMBERS)
            .mapToObj(member -> member + "=127.0.0.1:" + freePort())
            .collect(Collectors.joining(","));
    List<Integer> ports = Stream.generate(ProductGroupTest::freePort).limit(MEMBERS).toList();
    for (int member = 0; member < MEMBERS; member++) {
      var process =
          ReplicaProcess.start(
              ProductReplica.class, ProductReplica.GROUP, variables(member, peers, ports));
      MEMBER_PROCESSES.add(process);
      int port = process.context().getBean(GrpcEmbeddedServer.class).getPort();
      CHANNELS.add(NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
    }
  }

  private static Map<String, String> variables(int member, String peers, List<Integer> ports) {
    var variables = new HashMap<String, String>();
    variables.put("STOA_MEMBER", String.valueOf(member));
    variables.put("STOA_DATA_DIR", directory.resolve("member-" + member).toString());
    variables.put("STOA_PEERS", peers);
    variables.put("STOA_GRPC_PORT", String.valueOf(ports.get(member)));
    variables.put(
        "STOA_MEMBERS",
        ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
    variables.put("STOA_BOOTSTRAP", "true");
    variables.put("STOA_DATABASE_URL", database.jdbcUrl("product_" + member));
    return variables;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    CHANNELS.forEach(ManagedChannel::shutdownNow);
    MEMBER_PROCESSES.forEach(ReplicaProcess::close);
    database.close();
  }

  /// Offers the command to one member after the other until the leader takes it.
  private static CommandResult submit(CommandHeader header, ProductOperation operation) {
    var request = SubmitRequest.newBuilder().setHeader(header).setOperation(operation).build();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    for (int turn = 0; ; turn++) {
      try {
        return ProductCommandServiceGrpc.newBlockingStub(CHANNELS.get(turn % MEMBERS))
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

  private static CommandHeader header(boolean withCommandId) {
    var id = new byte[16];
    RANDOM.nextBytes(id);
    return CommandHeader.newBuilder()
        .setCommandId(withCommandId ? ByteString.copyFrom(id) : ByteString.EMPTY)
        .setAttempt(RANDOM.nextLong())
        .build();
  }

  private static ProductResult result(CommandResult result) {
    try {
      return ProductResult.parseFrom(result.getResult());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProductReadServiceGrpc.ProductReadServiceBlockingStub reads(int member) {
    return ProductReadServiceGrpc.newBlockingStub(CHANNELS.get(member))
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  @Test
  void everyMemberReadsWhatWasAcknowledgedBefore() {
    var listed = result(submit(header(true), list(1, 5, "lamp", 100))).getItemListed().getItem();
    for (int i = 1; i <= 20; i++) {
      submit(header(false), place("o" + i, 9, line(listed.getItemId(), 1)));
      for (int member = 0; member < MEMBERS; member++) {
        var items =
            reads(member)
                .getItems(GetItemsRequest.newBuilder().addItemIds(listed.getItemId()).build());
        assertEquals(100 - i, items.getItems(0).getQuantity());
        assertTrue(items.getGroupTimeMillis() > 0);
        assertTrue(
            reads(member)
                .getOutcome(GetOutcomeRequest.newBuilder().setOrderId("o" + i).build())
                .getFound());
      }
    }
  }

  @Test
  void everyMemberKnowsTheOthersClocks() {
    for (ReplicaProcess process : MEMBER_PROCESSES) {
      var watch = process.context().getBean(ClockWatch.class);
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (watch.offsetMillis().isEmpty()) {
        assertTrue(System.nanoTime() < deadline, "no answers in time");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      assertTrue(watch.complaint().isEmpty(), watch.complaint()::toString);
    }
  }

  @Test
  void aRepeatedCommandHappensOnce() {
    var header = header(true);
    var first = submit(header, list(1, 6, "lamp", 5));
    var again = submit(header.toBuilder().setAttempt(17).build(), list(1, 6, "lamp", 5));
    assertEquals(first.getResult(), again.getResult());
    assertTrue(again.getReplayed());
    assertEquals(
        5,
        reads(0)
            .getItems(GetItemsRequest.newBuilder().addItemIds(id(6, 1)).build())
            .getItems(0)
            .getQuantity());
  }

  @Test
  void whatBreaksARuleIsRefusedByNameBeforeTheLog() {
    var broken =
        Map.of(
            "name", operation(listing(1, 7, "", 1)),
            "category", operation(listing(1, 10_000, "a", 1)),
            "keywords", operation(listing(1, 7, "a", 1).addKeywords("a b")),
            "quantity", operation(listing(1, 7, "a", 0)),
            "price_cents", operation(listing(1, 7, "a", 1).setPriceCents(0)),
            "seller_id", operation(listing(0, 7, "a", 1)),
            "delta", Operations.units(1, id(7, 1), 0),
            "item_id", Operations.withdraw(1, id(7, 0)),
            "operation", ProductOperation.getDefaultInstance(),
            "unknown", operation(listing(1, 7, "a", 1).setConditionValue(9)));
    broken.forEach((field, operation) -> {
      var refused =
          assertThrows(StatusRuntimeException.class, () -> submit(header(true), operation));
      assertEquals(Status.Code.INVALID_ARGUMENT, refused.getStatus().getCode());
      assertTrue(String.valueOf(refused.getStatus().getDescription()).contains(field), field);
    });
    var search = SearchItemsRequest.newBuilder().setCategory(7).setLimit(5).setCursor("x").build();
    var refused = assertThrows(StatusRuntimeException.class, () -> reads(0).searchItems(search));
    assertEquals(Status.Code.INVALID_ARGUMENT, refused.getStatus().getCode());
  }
}
