package stoa.buyer.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stoa.buyer.purchase.PurchaseAnswer;
import stoa.http.problem.FieldError;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemException;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.MissingLine;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderState;
import stoa.proto.product.v1.RefuseReason;
import stoa.proto.product.v1.Refused;

class PurchaseRepliesTest {
  @Test
  void answersCompletedWith201() {
    HttpResponse<?> answer =
        PurchaseReplies.of(
            new PurchaseAnswer.Final(order(OrderState.ORDER_STATE_COMPLETED), false));
    assertEquals(201, answer.code());
    assertNull(answer.getHeaders().get("Idempotent-Replayed"));
  }

  @Test
  void marksAnOutcomeThatStoodBefore() {
    HttpResponse<?> answer =
        PurchaseReplies.of(new PurchaseAnswer.Final(order(OrderState.ORDER_STATE_COMPLETED), true));
    assertEquals("true", answer.getHeaders().get("Idempotent-Replayed"));
    Problem declined =
        problem(new PurchaseAnswer.Final(order(OrderState.ORDER_STATE_DECLINED), true));
    assertEquals("true", declined.headers().get("Idempotent-Replayed"));
  }

  @Test
  void answersDeclinedWith402AndTheOrderId() {
    Problem problem =
        problem(new PurchaseAnswer.Final(order(OrderState.ORDER_STATE_DECLINED), false));
    assertCode(402, "payment-declined", problem);
    assertEquals("o1", problem.members().get("orderId"));
  }

  @Test
  void answersAnOrderUnderWayWith202AndItsAddress() {
    HttpResponse<?> answer =
        PurchaseReplies.of(new PurchaseAnswer.UnderWay(order(OrderState.ORDER_STATE_PAID)));
    assertEquals(202, answer.code());
    assertEquals("/v1/buyer/orders/o1", answer.getHeaders().get("Location"));
    assertNull(answer.getHeaders().get("Idempotent-Replayed"));
  }

  @Test
  void namesTheMissingLines() {
    Refused refused =
        Refused.newBuilder()
            .setReason(RefuseReason.REFUSE_REASON_INSUFFICIENT_STOCK)
            .addMissing(
                MissingLine.newBuilder()
                    .setItemId(ItemId.newBuilder().setCategory(3).setNumber(7))
                    .setRequested(5)
                    .setAvailable(2))
            .build();
    Problem problem = problem(new PurchaseAnswer.NotPlaced(refused, false));
    assertCode(409, "insufficient-stock", problem);
    assertEquals(
        List.of(Map.of("itemId", "3-7", "requested", 5, "available", 2L)),
        problem.members().get("lines"));
  }

  @Test
  void namesTheTotalThatHolds() {
    Refused refused =
        Refused.newBuilder()
            .setReason(RefuseReason.REFUSE_REASON_PRICE_CHANGED)
            .setTotalCents(1_234)
            .build();
    Problem problem = problem(new PurchaseAnswer.NotPlaced(refused, true));
    assertCode(409, "price-changed", problem);
    assertEquals(1_234L, problem.members().get("totalCents"));
    assertEquals("true", problem.headers().get("Idempotent-Replayed"));
  }

  @Test
  void answersEveryOtherRefusalByItsReason() {
    assertCode(409, "checkout-abandoned", refused(RefuseReason.REFUSE_REASON_ABANDONED));
    assertCode(409, "buyer-data-missing", refused(RefuseReason.REFUSE_REASON_BUYER_DATA_MISSING));
    assertCode(403, "fraud-suspected", refused(RefuseReason.REFUSE_REASON_FRAUD_SUSPECTED));
    Problem expired = refused(RefuseReason.REFUSE_REASON_CARD_EXPIRED);
    assertCode(422, "invalid-card", expired);
    assertEquals(List.of("card.expiry"), expired.errors().stream().map(FieldError::field).toList());
  }

  @Test
  void answersWhatIsNotKept() {
    assertCode(422, "cart-empty", problem(new PurchaseAnswer.CartEmpty()));
    assertCode(409, "checkout-in-progress", problem(new PurchaseAnswer.CartTakenByAnother()));
    assertCode(422, "idempotency-key-reused", problem(new PurchaseAnswer.KeyReused()));
    assertCode(401, "session-expired", problem(new PurchaseAnswer.SessionEnded()));
    assertCode(504, "outcome-unknown", problem(new PurchaseAnswer.Unknown()));
  }

  private static Problem refused(RefuseReason reason) {
    return problem(
        new PurchaseAnswer.NotPlaced(Refused.newBuilder().setReason(reason).build(), false));
  }

  private static Problem problem(PurchaseAnswer answer) {
    return assertThrows(ProblemException.class, () -> PurchaseReplies.of(answer)).problem();
  }

  private static void assertCode(int status, String code, Problem problem) {
    assertEquals(code, problem.code().code());
    assertEquals(status, problem.code().status());
  }

  private static Order order(OrderState state) {
    return Order.newBuilder()
        .setOrderId("o1")
        .setState(state)
        .setLoyaltyCard(LoyaltyCard.LOYALTY_CARD_NONE)
        .setDeclineReason(
            state == OrderState.ORDER_STATE_DECLINED
                ? DeclineReason.DECLINE_REASON_DECLINED
                : DeclineReason.DECLINE_REASON_UNSPECIFIED)
        .build();
  }
}
