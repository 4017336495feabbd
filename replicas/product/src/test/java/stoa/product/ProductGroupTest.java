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
import static stoa.product.ProductMembers.header;
import static stoa.product.ProductMembers.result;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.loopback.LoopbackPorts;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductReadServiceGrpc;
import stoa.proto.product.v1.SearchItemsRequest;
import stoa.replica.peer.ClockWatch;
import stoa.replica.service.ReplicaProcess;

/// Three whole members over real sockets, disks and databases.
class ProductGroupTest {
  private static final int MEMBERS = ProductMembers.MEMBERS;
  private static final long PATIENCE_NANOS = ProductMembers.PATIENCE_NANOS;

  @TempDir private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static ProductMembers members;

  @BeforeAll
  static void start() {
    // Nobody answers there: what is placed stays placed.
    String away = "127.0.0.1:" + LoopbackPorts.free();
    members =
        new ProductMembers(
            directory,
            Map.of(
                "STOA_CUSTOMER_MEMBERS", away, "STOA_PAYMENT_URL", "http://" + away + "/payment"));
  }

  @AfterAll
  static void stop() {
    members.close();
  }

  private static CommandResult submit(CommandHeader header, ProductOperation operation) {
    return members.submit(header, operation);
  }

  private static ProductReadServiceGrpc.ProductReadServiceBlockingStub reads(int member) {
    return members.reads(member);
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
    for (ReplicaProcess process : members.processes()) {
      var watch = process.context().getBean(ClockWatch.class);
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (watch.offsetMillis().isEmpty()) {
        assertTrue(System.nanoTime() < deadline, "no answers in time");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      assertTrue(watch.complaint().isEmpty(), watch.complaint()::toString);
    }
  }

  /// Alerts and dashboard go by it.
  @Test
  void theMetricsSayThatOneMemberLeadsAndWhatWasApplied() {
    result(submit(header(true), list(1, 11, "lamp", 1)));
    // A busy machine may elect another leader at any moment.
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (sum("stoa.raft.leading") != 1) {
      assertTrue(System.nanoTime() < deadline, "not one leader in time");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    assertTrue(sum("stoa.raft.term") >= MEMBERS);
    // Only a member that somebody waits for applies at once; the others may stand at -1.
    assertTrue(sum("stoa.apply.position") > -MEMBERS);
  }

  @Test
  void everyMembersForcesAreTimed() {
    result(submit(header(true), list(1, 12, "lamp", 1)));
    for (ReplicaProcess process : members.processes()) {
      var forces =
          process.context().getBean(MeterRegistry.class).get("stoa.raft.force").functionTimer();
      // The third may lag behind the two that decide.
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (forces.count() == 0) {
        assertTrue(System.nanoTime() < deadline, "nothing forced in time");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      assertTrue(forces.totalTime(TimeUnit.SECONDS) > 0);
    }
  }

  private static double sum(String gauge) {
    return members.processes().stream()
        .mapToDouble(
            process -> process.context().getBean(MeterRegistry.class).get(gauge).gauge().value())
        .sum();
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
