package stoa.customer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.customer.Operations.add;
import static stoa.customer.Operations.clear;
import static stoa.customer.Operations.close;
import static stoa.customer.Operations.closeDeclined;
import static stoa.customer.Operations.createBuyer;
import static stoa.customer.Operations.expire;
import static stoa.customer.Operations.line;
import static stoa.customer.Operations.loginFailure;
import static stoa.customer.Operations.logout;
import static stoa.customer.Operations.purchase;
import static stoa.customer.Operations.remove;
import static stoa.customer.Operations.save;
import static stoa.customer.Operations.startSession;
import static stoa.customer.Operations.take;
import static stoa.customer.Operations.touch;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import stoa.customer.CustomerDatabase;
import stoa.customer.CustomerDatabase.Schema;
import stoa.customer.CustomerDatabase.Stamped;
import stoa.customer.read.AccountReads;
import stoa.customer.read.CheckoutConfiguration;
import stoa.customer.read.CheckoutReads;
import stoa.customer.read.SessionReads;
import stoa.customer.row.SessionRow;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.customer.v1.AbandonedCheckout;
import stoa.proto.customer.v1.CartTaken;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.FraudSignals;
import stoa.proto.customer.v1.GetCartResponse;
import stoa.proto.customer.v1.ListAbandonedCheckoutsRequest;
import stoa.proto.customer.v1.Role;
import stoa.proto.customer.v1.SessionStatus;
import stoa.proto.customer.v1.TouchSession;
import stoa.replica.apply.UnknownOperationException;
import stoa.replica.service.ReadPlan;

@SuppressWarnings("NullAway.Init") // set before the first test
class BatchesTest {
  private static CustomerDatabase database;
  private Schema group;

  @BeforeAll
  static void start() {
    database = new CustomerDatabase();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void freshSchema(TestInfo test) {
    group = database.schema(test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT));
  }

  private GetCartResponse cart(long session) {
    return answer(group.bean(SessionReads.class).cart(session));
  }

  private SessionStatus status(long session) {
    return answer(group.bean(SessionReads.class).check(session));
  }

  private static <T> T answer(ReadPlan<T> plan) {
    return switch (plan) {
      case ReadPlan.Remembered<T>(T answer) -> answer;
      case ReadPlan.Ask<T>(Supplier<T> query) -> query.get();
    };
  }

  private long account(String username) {
    return group.one(createBuyer(username)).getAccountCreated().getAccountId();
  }

  private long session(long account) {
    return group.one(startSession(account)).getSessionStarted().getSessionId();
  }

  @Test
  void writesAndReadsAnAccountAsItCame() {
    long account = account("ada");
    var login = group.bean(AccountReads.class).login(Role.ROLE_BUYER_VALUE, "ada");
    assertTrue(login.getFound());
    assertEquals(account, login.getAccountId());
    assertTrue(login.getPasswordHash().startsWith("$argon2id$"));
    assertFalse(group.bean(AccountReads.class).login(Role.ROLE_SELLER_VALUE, "ada").getFound());
    var read = group.bean(AccountReads.class).account(account, Role.ROLE_BUYER_VALUE);
    assertEquals("Ada Lovelace ✓", read.getName());
    assertFalse(group.bean(AccountReads.class).account(account, Role.ROLE_SELLER_VALUE).getFound());
  }

  @Test
  void letsLaterCommandsOfABatchSeeEarlierOnes() {
    List<CustomerResult> results =
        group.apply(
            createBuyer("ada"),
            createBuyer("ada"),
            startSession(1),
            add(1, 5, 2),
            add(1, 6, 1),
            save(1),
            take("order", 1, 1),
            add(1, 7, 1),
            purchase("order", 1, List.of(line(5, 2), line(6, 1))),
            add(1, 7, 1),
            startSession(1),
            logout(1));
    assertEquals(1, results.get(0).getAccountCreated().getAccountId());
    assertEquals(Code.CODE_USERNAME_TAKEN, results.get(1).getRefusal().getCode());
    assertEquals(2, results.get(6).getCartTaken().getLinesCount());
    assertEquals(Code.CODE_CHECKOUT_IN_PROGRESS, results.get(7).getRefusal().getCode());
    assertEquals(List.of(line(7, 1)), results.get(9).getCart().getLinesList());
    assertEquals(0, group.count("cart_line"));
    assertEquals(0, group.count("saved_cart_line"));
    assertEquals(1, group.count("session"));
    assertEquals(1, group.count("account WHERE items_purchased = 3"));
    assertEquals(2, group.count("checkout_line"));
  }

  @Test
  void readsCartsSessionsAndCheckoutsBack() {
    long account = account("ada");
    long session = session(account);
    group.apply(add(session, 6, 2), add(session, 5, 1), save(session), add(session, 5, 1));
    group.apply(remove(session, 6, 1));
    var cart = cart(session);
    assertEquals(List.of(line(6, 1), line(5, 2)), cart.getCart().getLinesList());
    assertFalse(cart.getCart().getSaved());
    assertTrue(cart.getSession().getActive());
    assertEquals(account, cart.getSession().getAccountId());
    assertEquals("", cart.getTakenByOrderId());
    group.one(take("order", session, account));
    assertEquals("order", cart(session).getTakenByOrderId());
    var checkout = group.bean(CheckoutReads.class).checkout("order");
    assertEquals(CartTaken.State.STATE_TAKEN, checkout.getCheckout().getState());
    assertEquals(List.of(line(6, 1), line(5, 2)), checkout.getCheckout().getLinesList());
    group.apply(close("order"), clear(session));
    assertEquals(0, cart(session).getCart().getLinesCount());
    assertFalse(status(99).getActive());
    assertFalse(group.bean(CheckoutReads.class).checkout("unknown").getFound());
  }

  @Test
  void tellsOfOverdueSessionsAndLetsTheCommandDecide() {
    long session = session(account("ada"));
    group.pass(SessionRow.LIFE_MILLIS + SessionRow.USE_STEP_MILLIS);
    // Any command carries the group's time on.
    account("bob");
    var status = status(session);
    assertTrue(status.getActive() && status.getOverdue() && status.getTouchDue());
    assertTrue(group.one(expire(session)).hasSessionEnded());
    assertFalse(status(session).getActive());
    assertEquals(Code.CODE_SESSION_ENDED, group.one(touch(session)).getRefusal().getCode());
  }

  @Test
  void countsFraudSignalsOfBuyerAndCard() {
    long account = account("ada");
    long session = session(account);
    group.apply(
        add(session, 5, 1),
        take("one", session, account),
        closeDeclined("one", "card"),
        take("two", session, account),
        close("two"));
    FraudSignals signals = signals(account, "card");
    assertEquals(2, signals.getBuyerAttempts());
    assertEquals(1, signals.getBuyerDeclines());
    assertEquals(1, signals.getCardDeclines());
    assertEquals(0, signals(account, "other card").getCardDeclines());
    assertEquals(1, signals(99, "card").getCardDeclines());
  }

  private FraudSignals signals(long account, String card) {
    return group.bean(CheckoutReads.class).fraudSignals(account, ByteString.copyFromUtf8(card));
  }

  @Test
  void listsOnlyOpenPurchasesThatNobodyWentOnWith() {
    long account = account("ada");
    for (String order : List.of("one", "two", "three")) {
      long session = session(account);
      group.apply(add(session, 5, 1), take(order, session, account));
      group.pass(1_000);
    }
    group.one(close("two"));
    group.pass(group.bean(CheckoutConfiguration.class).abandonedAfterMillis() - 2_000);
    group.one(loginFailure(account));
    var abandoned = group.bean(CheckoutReads.class).abandoned(abandonedRequest(10));
    assertEquals(1, abandoned.getCheckoutsCount());
    assertEquals("one", abandoned.getCheckouts(0).getOrderId());
    assertEquals(account, abandoned.getCheckouts(0).getBuyerId());
    assertEquals("request of one", abandoned.getCheckouts(0).getFingerprint().toStringUtf8());
    group.pass(5_000);
    group.one(loginFailure(account));
    var behind =
        abandonedRequest(10).toBuilder()
            .setAfterTakenAtMillis(abandoned.getCheckouts(0).getTakenAtMillis())
            .setAfterOrderId("one")
            .build();
    assertEquals(
        List.of("three"),
        group.bean(CheckoutReads.class).abandoned(behind).getCheckoutsList().stream()
            .map(AbandonedCheckout::getOrderId)
            .toList());
  }

  private static ListAbandonedCheckoutsRequest abandonedRequest(int limit) {
    return ListAbandonedCheckoutsRequest.newBuilder().setLimit(limit).build();
  }

  @Test
  void shutsTheLoginAcrossBatches() {
    long account = account("ada");
    for (int i = 0; i < 5; i++) {
      group.one(loginFailure(account));
    }
    assertEquals(
        Code.CODE_TOO_MANY_ATTEMPTS, group.one(startSession(account)).getRefusal().getCode());
    assertEquals(
        60,
        group.bean(AccountReads.class).login(Role.ROLE_BUYER_VALUE, "ada").getRetryAfterSeconds());
    group.pass(60_000);
    assertTrue(group.one(startSession(account)).hasSessionStarted());
    assertEquals(0, group.count("login_failure"));
  }

  @Test
  void givesTheFirstAnswerToARepeatOfALogout() {
    long session = session(account("ada"));
    var logout = new Stamped(logout(session), 77, group.nowMillis());
    List<CommandResult> results = group.applyStamped(List.of(logout, logout));
    assertTrue(Schema.parsed(results.get(1)).hasSessionEnded());
    assertEquals(results.get(0).getResult(), results.get(1).getResult());
    var another = new Stamped(logout(session), 78, group.nowMillis());
    var refused = group.applyStamped(List.of(another)).getFirst();
    assertEquals(Code.CODE_SESSION_ENDED, Schema.parsed(refused).getRefusal().getCode());
    assertEquals(0, group.count("command_result WHERE command_id LIKE '%4e'"));
  }

  @Test
  void refusesToReadWhatItDoesNotKnow() {
    var machine = group.bean(CustomerStateMachine.class);
    var unknown =
        UnknownFieldSet.newBuilder()
            .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
            .build();
    var operation =
        CustomerOperation.newBuilder()
            .setTouchSession(TouchSession.newBuilder().setSessionId(1).setUnknownFields(unknown))
            .build();
    assertThrows(UnknownOperationException.class, () -> machine.parse(operation.toByteArray()));
    assertThrows(UnknownOperationException.class, () -> machine.parse(new byte[] {1, 2, 3}));
    assertThrows(
        UnknownOperationException.class,
        () ->
            machine.parse(
                startSession(Role.ROLE_BUYER, 1).toBuilder()
                    .setStartSession(startSession(1).getStartSession().toBuilder().setRoleValue(9))
                    .build()
                    .toByteArray()));
  }
}
