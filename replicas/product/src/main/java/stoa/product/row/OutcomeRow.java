package stoa.product.row;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Transient;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.RefuseReason;

/// The one outcome of an order id: an order, or its refusal.
///
/// @param ordinal in the order of decision, from 1
/// @param fingerprint of the request, in hexadecimal
/// @param totalCents what the order costs; of a refusal for its price, what it would have cost
/// @param suggestions as [StoredSuggestions] writes them
/// @param clock the last event's, as [VectorClock] stores it
/// @param events how many the timeline has
/// @param placedAtMillis group time of the outcome
/// @param firstAttemptAtMillis group time of the first try to charge; 0 before
/// @param finishedAtMillis group time of COMPLETED or DECLINED; 0 before
/// @param acknowledged nothing is left to do or to tell
@MappedEntity("order_outcome")
public record OutcomeRow(
    @Id long ordinal,
    String orderId,
    long buyerId,
    OrderStage stage,
    RefuseReason refuseReason,
    DeclineReason declineReason,
    String fingerprint,
    long totalCents,
    LoyaltyCard loyaltyCard,
    String cardToken,
    String cardFingerprint,
    String suggestions,
    String clock,
    int events,
    long placedAtMillis,
    long firstAttemptAtMillis,
    long finishedAtMillis,
    boolean acknowledged)
    implements ProductRow {

  /// Whether it is the refusal of a purchase, and so no order.
  @Transient
  public boolean isRefused() {
    return stage == OrderStage.REFUSED;
  }

  /// PLACED to PAID.
  public OutcomeRow paid() {
    return with(OrderStage.PAID, declineReason, firstAttemptAtMillis, 0, false);
  }

  /// PLACED to DECLINED. The Void and the Close are still to be acknowledged.
  public OutcomeRow declined(DeclineReason reason, long atMillis) {
    return with(OrderStage.DECLINED, reason, firstAttemptAtMillis, atMillis, false);
  }

  /// PAID to COMPLETED, captured and told.
  public OutcomeRow completed(long atMillis) {
    return with(OrderStage.COMPLETED, declineReason, firstAttemptAtMillis, atMillis, true);
  }

  /// The first try to charge it.
  public OutcomeRow attempted(long atMillis) {
    return with(stage, declineReason, atMillis, finishedAtMillis, acknowledged);
  }

  /// Nothing is left to do.
  public OutcomeRow acknowledge() {
    return with(stage, declineReason, firstAttemptAtMillis, finishedAtMillis, true);
  }

  /// The same for somebody who does not show it to the buyer.
  public OutcomeRow withoutSuggestions() {
    return new OutcomeRow(
        ordinal,
        orderId,
        buyerId,
        stage,
        refuseReason,
        declineReason,
        fingerprint,
        totalCents,
        loyaltyCard,
        cardToken,
        cardFingerprint,
        "",
        clock,
        events,
        placedAtMillis,
        firstAttemptAtMillis,
        finishedAtMillis,
        acknowledged);
  }

  /// With more events in its timeline, the last of them with this clock.
  public OutcomeRow timeline(int moreEvents, String lastClock) {
    return new OutcomeRow(
        ordinal,
        orderId,
        buyerId,
        stage,
        refuseReason,
        declineReason,
        fingerprint,
        totalCents,
        loyaltyCard,
        cardToken,
        cardFingerprint,
        suggestions,
        lastClock,
        events + moreEvents,
        placedAtMillis,
        firstAttemptAtMillis,
        finishedAtMillis,
        acknowledged);
  }

  private OutcomeRow with(
      OrderStage newStage, DeclineReason reason, long attempt, long finished, boolean done) {
    return new OutcomeRow(
        ordinal,
        orderId,
        buyerId,
        newStage,
        refuseReason,
        reason,
        fingerprint,
        totalCents,
        loyaltyCard,
        cardToken,
        cardFingerprint,
        suggestions,
        clock,
        events,
        placedAtMillis,
        attempt,
        finished,
        done);
  }
}
