package stoa.buyer.purchase;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import stoa.buyer.purchase.ParallelChecks.Check;
import stoa.client.CallContext;
import stoa.payment.client.CardToken;
import stoa.payment.client.VectorClock;
import stoa.proto.common.v1.ItemId;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.FraudSignals;
import stoa.proto.product.v1.RefuseReason;

/// The checks of a taken cart.
///
/// ```
///  a items not empty ──▶ c card usable ────────┐
///                                              ├──▶ e card's fraud signals ──▶ f suggestions
///  b buyer's data ─────▶ d buyer's signals ────┘
/// ```
final class PurchaseChecks {
  private final CheckoutRecords records;
  private final OrderBook orders;
  private final Trail trail;

  PurchaseChecks(CheckoutRecords records, OrderBook orders, Trail trail) {
    this.records = records;
    this.orders = orders;
    this.trail = trail;
  }

  /// The verdict, and what check `f` found.
  record Checked(ParallelChecks.Verdict verdict, List<ItemId> suggestions) {}

  /// Runs all checks.
  ///
  /// @param lines what was taken
  /// @param start what is known before
  Checked run(
      PurchaseRequest request,
      CardToken card,
      List<CartLine> lines,
      VectorClock start,
      CallContext context) {
    List<ItemId> found = Collections.synchronizedList(new ArrayList<>());
    // One look tells of buyer and card. Check `e` follows `d`, which has it by then.
    var signals = new CompletableFuture<FraudSignals>();
    String verification = trail.verification();
    String fraud = trail.fraud();
    List<Check> checks =
        List.of(
            new Check("items-checked", verification, List.of(), () -> items(lines)),
            new Check("buyer-checked", fraud, List.of(), () -> buyer(request, context)),
            new Check(
                "card-checked", verification, List.of("items-checked"), () -> expiry(request)),
            new Check(
                "buyer-signals-checked",
                fraud,
                List.of("buyer-checked"),
                () -> buyerSignals(request, card, signals, context)),
            new Check(
                "card-signals-checked",
                fraud,
                List.of("card-checked", "buyer-signals-checked"),
                () -> cardSignals(signals.join())),
            new Check(
                "suggestions-made",
                trail.suggestions(),
                List.of("card-signals-checked"),
                () -> {
                  found.addAll(orders.suggestions(itemsOf(lines), context));
                  return Optional.empty();
                }));
    return new Checked(new ParallelChecks(trail).run(checks, start), List.copyOf(found));
  }

  private static Optional<RefuseReason> items(List<CartLine> lines) {
    return failIf(lines.isEmpty(), RefuseReason.REFUSE_REASON_CART_EMPTY);
  }

  private Optional<RefuseReason> buyer(PurchaseRequest request, CallContext context) {
    return failIf(
        !records.hasBuyerData(request.buyerId(), context),
        RefuseReason.REFUSE_REASON_BUYER_DATA_MISSING);
  }

  private Optional<RefuseReason> expiry(PurchaseRequest request) {
    LocalDate today = LocalDate.ofInstant(trail.time().instant(), ZoneOffset.UTC);
    return failIf(
        CardExpiry.isPast(request.card().expiry(), today), RefuseReason.REFUSE_REASON_CARD_EXPIRED);
  }

  private Optional<RefuseReason> buyerSignals(
      PurchaseRequest request,
      CardToken card,
      CompletableFuture<FraudSignals> signals,
      CallContext context) {
    FraudSignals found = records.fraudSignals(request.buyerId(), card.fingerprint(), context);
    signals.complete(found);
    return failIf(FraudRule.suspectsBuyer(found), RefuseReason.REFUSE_REASON_FRAUD_SUSPECTED);
  }

  private static Optional<RefuseReason> cardSignals(FraudSignals signals) {
    return failIf(FraudRule.suspectsCard(signals), RefuseReason.REFUSE_REASON_FRAUD_SUSPECTED);
  }

  private static List<ItemId> itemsOf(List<CartLine> lines) {
    return lines.stream().map(CartLine::getItemId).toList();
  }

  private static Optional<RefuseReason> failIf(boolean failed, RefuseReason reason) {
    return failed ? Optional.of(reason) : Optional.empty();
  }
}
