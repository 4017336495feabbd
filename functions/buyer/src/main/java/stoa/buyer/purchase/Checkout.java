package stoa.buyer.purchase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.client.CallContext;
import stoa.crash.CrashPoint;
import stoa.crash.CrashPoints;
import stoa.payment.client.CardToken;
import stoa.payment.client.CardTokens;
import stoa.payment.client.VectorClock;
import stoa.proto.common.v1.TimelineEvent;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.CartTaken;
import stoa.proto.customer.v1.CustomerRefusal;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.TakeCart;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.RefuseOrder;
import stoa.proto.product.v1.RefuseReason;
import stoa.proto.product.v1.RequestedLine;

/// The first half of a purchase: from the request to the order id's one outcome. Two functions may
/// do it for one order id at once; both come out with the same outcome.
final class Checkout {
  private final CardTokens cards;
  private final CheckoutRecords records;
  private final OrderBook orders;
  private final Trail trail;

  Checkout(CardTokens cards, CheckoutRecords records, OrderBook orders, Trail trail) {
    this.cards = cards;
    this.records = records;
    this.orders = orders;
    this.trail = trail;
  }

  /// How it ended.
  sealed interface Ending {
    /// The order id has an outcome.
    ///
    /// @param stoodBefore whether it had one before the call
    record Decided(OrderOutcome outcome, boolean stoodBefore) implements Ending {}

    /// It has none, and nothing is kept.
    record Ended(PurchaseAnswer answer) implements Ending {}
  }

  /// Runs it.
  ///
  /// @throws KeyReusedException when the order id stands for another request
  /// @throws PaymentUnavailableException when the card could not be handed over; nothing is kept
  /// @throws CardRefusedException when the payment service finds the card wrong; nothing is kept
  Ending run(PurchaseRequest request, CallContext context) {
    Optional<OrderOutcome> known = orders.outcome(request.orderId(), context);
    if (known.isPresent()) {
      return new Ending.Decided(ofThisRequest(request, known.get()), true);
    }
    CardToken card = cards.tokenize(request.card());
    CrashPoints.reach(CrashPoint.BUYER_TOKENIZED);
    CustomerResult taken = take(request, context);
    return taken.hasRefusal()
        ? new Ending.Ended(refused(taken.getRefusal()))
        : afterTake(request, card, taken.getCartTaken(), context);
  }

  private static OrderOutcome ofThisRequest(PurchaseRequest request, OrderOutcome outcome) {
    if (outcome.getBuyerId() != request.buyerId()) {
      throw new IllegalStateException("order id of another buyer");
    }
    // An abandoned checkout was refused by the group itself, which copies the fingerprint.
    if (!outcome.getFingerprint().isEmpty()
        && !request.isThisRequest().test(outcome.getFingerprint())) {
      throw new KeyReusedException();
    }
    return outcome;
  }

  private CustomerResult take(PurchaseRequest request, CallContext context) {
    return records.takeCart(
        TakeCart.newBuilder()
            .setOrderId(request.orderId())
            .setSessionId(request.sessionId())
            .setBuyerId(request.buyerId())
            .setFingerprint(request.fingerprint())
            .build(),
        context);
  }

  private static PurchaseAnswer refused(CustomerRefusal refusal) {
    return switch (refusal.getCode()) {
      case CODE_CART_EMPTY -> new PurchaseAnswer.CartEmpty();
      case CODE_CHECKOUT_IN_PROGRESS -> new PurchaseAnswer.CartTakenByAnother();
      case CODE_KEY_REUSED -> new PurchaseAnswer.KeyReused();
      case CODE_SESSION_ENDED -> new PurchaseAnswer.SessionEnded();
      case CODE_UNSPECIFIED,
          CODE_USERNAME_TAKEN,
          CODE_TOO_MANY_ATTEMPTS,
          CODE_SESSION_NOT_OVERDUE,
          CODE_ITEM_NOT_FOUND,
          CODE_INSUFFICIENT_STOCK,
          CODE_LINE_NOT_FOUND,
          CODE_ACCOUNT_NOT_FOUND,
          CODE_CART_FULL,
          UNRECOGNIZED ->
          throw new IllegalStateException("no answer to TakeCart: " + refusal.getCode());
    };
  }

  private Ending afterTake(
      PurchaseRequest request, CardToken card, CartTaken taken, CallContext context) {
    if (taken.getState() == CartTaken.State.STATE_CLOSED) {
      return closedMeanwhile(request, context);
    }
    CrashPoints.reach(CrashPoint.BUYER_CART_TAKEN);
    Trail.Step step = trail.step("cart-taken", Trail.CUSTOMER, VectorClock.ZERO);
    List<CartLine> lines = taken.getLinesList();
    PurchaseChecks.Checked checked =
        new PurchaseChecks(records, orders, trail).run(request, card, lines, step.clock(), context);
    List<TimelineEvent> events = new ArrayList<>(List.of(step.event()));
    events.addAll(checked.verdict().events());
    Optional<RefuseReason> failure = checked.verdict().failure();
    CrashPoints.reach(
        failure.isPresent() ? CrashPoint.BUYER_CHECK_FAILED : CrashPoint.BUYER_CHECKED);
    VectorClock clock = checked.verdict().clock();
    OrderOutcome outcome =
        failure.isPresent()
            ? refuse(request, failure.get(), with(events, "order-refused", clock), context)
            : place(request, card, checked, with(events, "order-placed", clock), lines, context);
    return new Ending.Decided(ofThisRequest(request, outcome), false);
  }

  /// The record is closed only after an outcome; when that is missing (a restore of one group), it
  /// is made good.
  private Ending closedMeanwhile(PurchaseRequest request, CallContext context) {
    OrderOutcome outcome =
        orders
            .outcome(request.orderId(), context)
            .orElseGet(
                () -> refuse(request, RefuseReason.REFUSE_REASON_ABANDONED, List.of(), context));
    return new Ending.Decided(ofThisRequest(request, outcome), true);
  }

  private List<TimelineEvent> with(List<TimelineEvent> events, String last, VectorClock before) {
    events.add(trail.step(last, before).event());
    return events;
  }

  private OrderOutcome refuse(
      PurchaseRequest request,
      RefuseReason reason,
      List<TimelineEvent> events,
      CallContext context) {
    return orders.refuse(
        RefuseOrder.newBuilder()
            .setOrderId(request.orderId())
            .setBuyerId(request.buyerId())
            .setReason(reason)
            .setFingerprint(request.fingerprint())
            .addAllEvents(events)
            .build(),
        context);
  }

  private OrderOutcome place(
      PurchaseRequest request,
      CardToken card,
      PurchaseChecks.Checked checked,
      List<TimelineEvent> events,
      List<CartLine> lines,
      CallContext context) {
    PlaceOrder.Builder command =
        PlaceOrder.newBuilder()
            .setOrderId(request.orderId())
            .setBuyerId(request.buyerId())
            .setLoyaltyCard(request.loyaltyCard())
            .setFingerprint(request.fingerprint())
            .setCardToken(card.token())
            .setCardFingerprint(card.fingerprint())
            .addAllEvents(events)
            .addAllSuggestions(checked.suggestions());
    request.expectedTotalCents().ifPresent(command::setExpectedTotalCents);
    lines.forEach(line ->
        command.addLines(
            RequestedLine.newBuilder()
                .setItemId(line.getItemId())
                .setQuantity(line.getQuantity())));
    return orders.place(command.build(), context);
  }
}
