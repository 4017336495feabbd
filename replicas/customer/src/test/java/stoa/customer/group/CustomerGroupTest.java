package stoa.customer.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.customer.CustomerDatabase;
import stoa.customer.Operations;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.customer.v1.CheckSessionRequest;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.FindLoginRequest;
import stoa.proto.customer.v1.GetCartRequest;
import stoa.proto.customer.v1.ListAbandonedCheckoutsRequest;
import stoa.proto.customer.v1.Role;
import stoa.proto.customer.v1.SubmitRequest;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.peer.ClockWatch;

@SuppressWarnings("NullAway.Init") // set before the first test
class CustomerGroupTest {
  @TempDir private static Path directory;
  private static CustomerDatabase database;
  private static LocalReplicas group;
  private static long commandIds;

  @BeforeAll
  static void start() {
    database = new CustomerDatabase();
    group = new LocalReplicas(directory, database.port()).startAll(true);
  }

  @AfterAll
  static void stop() {
    group.close();
    database.close();
  }

  @Test
  void everyMemberKnowsTheOthersClocks() {
    for (int member = 0; member < LocalReplicas.MEMBERS; member++) {
      ClockWatch watch = group.process(member).context().getBean(ClockWatch.class);
      LocalReplicas.await(() -> watch.offsetMillis().isPresent());
      assertTrue(watch.complaint().isEmpty(), watch.complaint()::toString);
    }
  }

  private static SubmitRequest request(CustomerOperation operation) {
    byte[] id = ByteBuffer.allocate(16).putLong(8, ++commandIds).array();
    return SubmitRequest.newBuilder()
        .setHeader(CommandHeader.newBuilder().setCommandId(ByteString.copyFrom(id)))
        .setOperation(operation)
        .build();
  }

  private static CustomerResult submit(int member, CustomerOperation operation) {
    return result(group.commands(member).submit(request(operation)));
  }

  private static CustomerResult result(CommandResult result) {
    try {
      return CustomerResult.parseFrom(result.getResult());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static long account(String username) {
    return submit(0, Operations.createBuyer(username)).getAccountCreated().getAccountId();
  }

  @Test
  void readsAtAnyMemberWhatWasWrittenAtAnother() {
    long account = account("reader");
    for (int round = 0; round < LocalReplicas.MEMBERS; round++) {
      int writer = round;
      int reader = (round + 2) % LocalReplicas.MEMBERS;
      long session =
          submit(writer, Operations.startSession(account)).getSessionStarted().getSessionId();
      submit(reader, Operations.add(session, 5, 2));
      var cart =
          group.reads(writer).getCart(GetCartRequest.newBuilder().setSessionId(session).build());
      assertEquals(List.of(Operations.line(5, 2)), cart.getCart().getLinesList());
      submit(writer, Operations.logout(session));
      var check = CheckSessionRequest.newBuilder().setSessionId(session).build();
      assertEquals(false, group.reads(reader).checkSession(check).getActive());
    }
  }

  @Test
  void givesARepeatAtAnotherMemberTheFirstAnswer() {
    SubmitRequest create = request(Operations.createBuyer("repeater"));
    var again = create.toBuilder().setHeader(create.getHeader().toBuilder().setAttempt(7)).build();
    CommandResult first = group.commands(1).submit(create);
    CommandResult second = group.commands(3).submit(again);
    assertEquals(first.getResult(), second.getResult());
    assertTrue(second.getReplayed());
  }

  @Test
  void turnsAwayWhatBreaksARuleBeforeTheLog() {
    refused("username", request(Operations.createBuyer("No Capitals")));
    refused("session_id", request(Operations.touch(0)));
    refused("quantity", request(Operations.add(1, 5, 1_000_001)));
    refused("order_id", request(Operations.take("with blank", 1, 1)));
    refused("operation", request(CustomerOperation.getDefaultInstance()));
    refused(
        "header.command_id", SubmitRequest.newBuilder().setOperation(Operations.touch(1)).build());
    var unknown =
        UnknownFieldSet.newBuilder()
            .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
            .build();
    refused(
        "unknown field",
        request(Operations.touch(1).toBuilder().setUnknownFields(unknown).build()));
    var listing = ListAbandonedCheckoutsRequest.newBuilder().setLimit(101).build();
    var error =
        assertThrows(
            StatusRuntimeException.class, () -> group.reads(0).listAbandonedCheckouts(listing));
    assertEquals(Status.Code.INVALID_ARGUMENT, error.getStatus().getCode());
  }

  private static void refused(String field, SubmitRequest request) {
    var error = assertThrows(StatusRuntimeException.class, () -> group.commands(2).submit(request));
    assertEquals(Status.Code.INVALID_ARGUMENT, error.getStatus().getCode());
    assertTrue(String.valueOf(error.getStatus().getDescription()).contains(field), field);
  }

  @Test
  void takesASnapshotAndComesBackWithTheSameStateAtAllMembers() {
    long account = account("survivor");
    ReplicatedLog log = group.process(4).context().getBean(ReplicatedLog.class);
    assertTrue(log.takeSnapshot().toCompletableFuture().join() >= 0);
    long session = submit(0, Operations.startSession(account)).getSessionStarted().getSessionId();
    submit(1, Operations.add(session, 9, 1));
    assertEquals(1, states().size());
    group.stopAll();
    group.startAll(false);
    var login =
        FindLoginRequest.newBuilder().setRole(Role.ROLE_BUYER).setUsername("survivor").build();
    assertEquals(account, group.reads(3).findLogin(login).getAccountId());
    assertTrue(submit(2, Operations.touch(session)).hasSessionTouched());
    assertEquals(1, states().size());
  }

  /// The members' states once all have applied equally far.
  private static Set<AppliedState> states() {
    LocalReplicas.await(
        () -> current().stream().map(AppliedState::position).distinct().count() == 1);
    return Set.copyOf(current());
  }

  private static List<AppliedState> current() {
    return IntStream.range(0, LocalReplicas.MEMBERS)
        .mapToObj(m -> group.process(m).context().getBean(AppliedPositions.class).current())
        .collect(Collectors.toList());
  }
}
