package stoa.customer.row;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// What the group knows of one purchase, for ever.
///
/// ```
///          first Take                     Close, RecordPurchase
///   (none) ──────────▶ TAKEN ──(Take: renewed)──────────────────▶ CLOSED
///      └────────────── Close, RecordPurchase ───────────────────────▲
/// ```
///
/// @param sessionId whose cart was taken; 0 in a record that was made without a Take
/// @param buyerId 0 in a record that was made by a Close
/// @param fingerprint of the purchase request, hexadecimal; empty in a record made without a Take
/// @param state [#TAKEN] or [#CLOSED]
/// @param declineCounted whether the order's declined payment is among the fraud signals
/// @param takenAtMillis group time of the last Take; 0 in a record that was made without one
@MappedEntity("checkout")
public record CheckoutRow(
    @Id String orderId,
    long sessionId,
    long buyerId,
    String fingerprint,
    int state,
    boolean declineCounted,
    long takenAtMillis)
    implements CustomerRow {
  /// The purchase goes on.
  public static final int TAKEN = 1;

  /// The purchase is over: its outcome is in the product group.
  public static final int CLOSED = 2;

  /// The record of a purchase whose cart this group never gave.
  public static CheckoutRow closedWithoutTake(String orderId, long buyerId) {
    return new CheckoutRow(orderId, 0, buyerId, "", CLOSED, false, 0);
  }

  /// Whether the purchase goes on.
  public boolean open() {
    return state == TAKEN;
  }

  /// Whether a Take with this fingerprint belongs to the record.
  public boolean matches(String requestFingerprint) {
    return fingerprint.isEmpty() || fingerprint.equals(requestFingerprint);
  }

  /// This record with its time limit renewed.
  public CheckoutRow renewedAt(long nowMillis) {
    return new CheckoutRow(
        orderId, sessionId, buyerId, fingerprint, state, declineCounted, nowMillis);
  }

  /// This record at the end of the purchase.
  public CheckoutRow closed() {
    return new CheckoutRow(
        orderId, sessionId, buyerId, fingerprint, CLOSED, declineCounted, takenAtMillis);
  }

  /// This record with its declined payment counted.
  public CheckoutRow withDeclineCounted() {
    return new CheckoutRow(orderId, sessionId, buyerId, fingerprint, state, true, takenAtMillis);
  }
}
