package stoa.buyer.order;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.buyer.purchase.CardRules;
import stoa.buyer.purchase.OrderBook;
import stoa.buyer.purchase.OrderId;
import stoa.buyer.purchase.PurchaseFlow;
import stoa.buyer.purchase.PurchaseRequest;
import stoa.buyer.purchase.QueueFullException;
import stoa.client.ProductGroup;
import stoa.http.account.SignedIn;
import stoa.http.call.Call;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.request.Query;
import stoa.http.request.RequestBody;
import stoa.http.write.WriteKey;
import stoa.http.write.WriteKeys;
import stoa.payment.client.CardRefusedException;
import stoa.payment.client.PaymentUnavailableException;
import stoa.proto.product.v1.GetTimelineRequest;
import stoa.proto.product.v1.GetTimelineResponse;
import stoa.proto.product.v1.ListOrdersRequest;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;

/// What buyers do with orders.
@Singleton
final class Orders {
  private final PurchaseFlow flow;
  private final OrderBook book;
  private final ProductGroup products;
  private final WriteKeys writeKeys;

  Orders(PurchaseFlow flow, OrderBook book, ProductGroup products, WriteKeys writeKeys) {
    this.flow = flow;
    this.book = book;
    this.products = products;
    this.writeKeys = writeKeys;
  }

  /// Buys the cart, or goes on with the purchase that the key stands for.
  HttpResponse<?> buy(Call call, SignedIn buyer, RequestBody body) {
    OrderBody order = OrderBody.read(body.fields());
    WriteKey key = writeKeys.of(call, buyer.accountId(), body);
    PurchaseRequest request =
        new PurchaseRequest(
            OrderId.of(buyer.accountId(), key.key()),
            buyer.accountId(),
            buyer.sessionId(),
            order.card(),
            order.loyaltyCard(),
            order.expectedTotalCents(),
            key.fingerprint(),
            key.fingerprints()::contains);
    try {
      return PurchaseReplies.of(flow.purchase(request, call.context()));
    } catch (QueueFullException full) {
      throw Problem.of(ProblemCode.QUEUE_FULL).retryAfter(1).exception();
    } catch (PaymentUnavailableException away) {
      throw Problem.of(ProblemCode.UNAVAILABLE, "The payment service does not answer.")
          .retryAfter(away.retryAfter().toSeconds())
          .exception();
    } catch (CardRefusedException refused) {
      throw PurchaseReplies.of(new CardRules.Broken(refused.field(), "payment", refused.rule()))
          .exception();
    }
  }

  /// A page of the buyer's orders, newest first.
  OrderPageView list(Call call, SignedIn buyer, Query query) {
    Query.Page page = query.page();
    query.done();
    ListOrdersRequest request =
        ListOrdersRequest.newBuilder()
            .setBuyerId(buyer.accountId())
            .setLimit(page.limit())
            .setCursor(page.cursor())
            .build();
    return OrderPageView.of(page.read(() -> products.listOrders(call.context(), request)));
  }

  /// One of the buyer's orders.
  ///
  /// @throws stoa.http.problem.ProblemException `order-not-found` for another buyer's too, and for
  ///   the id of a purchase that was refused
  Order find(Call call, SignedIn buyer, String orderId) {
    Optional<OrderOutcome> known =
        OrderId.isOne(orderId) ? book.outcome(orderId, call.context()) : Optional.empty();
    return known
        .filter(OrderOutcome::hasOrder)
        .filter(outcome -> outcome.getBuyerId() == buyer.accountId())
        .map(OrderOutcome::getOrder)
        .orElseThrow(() -> Problem.of(ProblemCode.ORDER_NOT_FOUND).exception());
  }

  /// The steps of one of the buyer's orders.
  TimelineView timeline(Call call, SignedIn buyer, String orderId) {
    Optional<GetTimelineResponse> known =
        OrderId.isOne(orderId)
            ? Optional.of(
                products.getTimeline(
                    call.context(), GetTimelineRequest.newBuilder().setOrderId(orderId).build()))
            : Optional.empty();
    return known
        .filter(GetTimelineResponse::getFound)
        .filter(timeline -> timeline.getBuyerId() == buyer.accountId())
        .map(timeline -> TimelineView.of(timeline.getEventsList()))
        .orElseThrow(() -> Problem.of(ProblemCode.ORDER_NOT_FOUND).exception());
  }
}
