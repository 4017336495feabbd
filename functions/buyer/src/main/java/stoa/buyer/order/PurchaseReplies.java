package stoa.buyer.order;

import io.micronaut.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import stoa.buyer.purchase.CardRules;
import stoa.buyer.purchase.PurchaseAnswer;
import stoa.http.call.Reply;
import stoa.http.problem.FieldError;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.request.ItemIds;
import stoa.proto.product.v1.MissingLine;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderState;
import stoa.proto.product.v1.Refused;

/// How each outcome of a purchase is answered, first and repeated alike.
final class PurchaseReplies {
  private PurchaseReplies() {}

  /// The answer.
  ///
  /// @throws stoa.http.problem.ProblemException where it is a refusal
  static HttpResponse<?> of(PurchaseAnswer answer) {
    return switch (answer) {
      case PurchaseAnswer.Final(Order order, boolean replayed) -> finished(order, replayed);
      case PurchaseAnswer.UnderWay(Order order) ->
          Reply.of(202, OrderView.of(order), false)
              .header("Location", "/v1/buyer/orders/" + order.getOrderId());
      case PurchaseAnswer.NotPlaced(Refused refused, boolean replayed) ->
          throw of(refused).replayed(replayed).exception();
      case PurchaseAnswer.Unknown() -> throw Problem.of(ProblemCode.OUTCOME_UNKNOWN).exception();
      case PurchaseAnswer.CartEmpty() -> throw Problem.of(ProblemCode.CART_EMPTY).exception();
      case PurchaseAnswer.CartTakenByAnother() ->
          throw Problem.of(ProblemCode.CHECKOUT_IN_PROGRESS).exception();
      case PurchaseAnswer.SessionEnded() ->
          throw Problem.of(ProblemCode.SESSION_EXPIRED).exception();
      case PurchaseAnswer.KeyReused() ->
          throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED).exception();
    };
  }

  /// The answer to a card that the payment service refused.
  static Problem of(CardRules.Broken broken) {
    return invalidCard(broken.field(), broken.rule(), broken.message());
  }

  private static HttpResponse<?> finished(Order order, boolean replayed) {
    if (order.getState() == OrderState.ORDER_STATE_COMPLETED) {
      return Reply.of(201, OrderView.of(order), replayed);
    }
    throw Problem.of(ProblemCode.PAYMENT_DECLINED)
        .with("orderId", order.getOrderId())
        .replayed(replayed)
        .exception();
  }

  private static Problem of(Refused refused) {
    return switch (refused.getReason()) {
      case REFUSE_REASON_INSUFFICIENT_STOCK ->
          Problem.of(ProblemCode.INSUFFICIENT_STOCK)
              .with(
                  "lines",
                  refused.getMissingList().stream().map(PurchaseReplies::missing).toList());
      case REFUSE_REASON_PRICE_CHANGED ->
          Problem.of(ProblemCode.PRICE_CHANGED).with("totalCents", refused.getTotalCents());
      case REFUSE_REASON_ABANDONED -> Problem.of(ProblemCode.CHECKOUT_ABANDONED);
      case REFUSE_REASON_CARD_EXPIRED ->
          invalidCard("expiry", "expired", "must not be over: the card has expired");
      case REFUSE_REASON_BUYER_DATA_MISSING -> Problem.of(ProblemCode.BUYER_DATA_MISSING);
      case REFUSE_REASON_FRAUD_SUSPECTED -> Problem.of(ProblemCode.FRAUD_SUSPECTED);
      case REFUSE_REASON_CART_EMPTY -> Problem.of(ProblemCode.CART_EMPTY);
      case REFUSE_REASON_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("refused without a reason");
    };
  }

  private static Problem invalidCard(String field, String rule, String message) {
    return Problem.of(ProblemCode.INVALID_CARD)
        .with(List.of(new FieldError("card." + field, rule, message)));
  }

  /// Its fields are always in this order: a repeated request gets the same answer.
  private static SequencedMap<String, Object> missing(MissingLine line) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("itemId", ItemIds.write(line.getItemId()));
    fields.put("requested", line.getRequested());
    fields.put("available", line.getAvailable());
    return fields;
  }
}
