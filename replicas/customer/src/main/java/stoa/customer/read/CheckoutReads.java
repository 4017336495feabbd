package stoa.customer.read;

import com.google.protobuf.ByteString;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import stoa.customer.row.CheckoutRow;
import stoa.customer.row.FraudSignalRow;
import stoa.customer.rule.Checkouts;
import stoa.customer.table.CustomerTables;
import stoa.proto.customer.v1.AbandonedCheckout;
import stoa.proto.customer.v1.FraudSignals;
import stoa.proto.customer.v1.GetCheckoutResponse;
import stoa.proto.customer.v1.ListAbandonedCheckoutsRequest;
import stoa.proto.customer.v1.ListAbandonedCheckoutsResponse;

/// Checkout records and fraud signals. Each method runs within a transaction of its caller.
@Singleton
public final class CheckoutReads {
  private final CustomerTables tables;
  private final GroupClock clock;
  private final long abandonedAfterMillis;

  CheckoutReads(CustomerTables tables, GroupClock clock, CheckoutConfiguration configuration) {
    this.tables = tables;
    this.clock = clock;
    this.abandonedAfterMillis = configuration.abandonedAfterMillis();
  }

  /// The record of an order.
  public GetCheckoutResponse checkout(String orderId) {
    return tables
        .checkouts()
        .findByOrderId(orderId)
        .map(this::found)
        .orElse(GetCheckoutResponse.getDefaultInstance());
  }

  private GetCheckoutResponse found(CheckoutRow record) {
    var lines = tables.checkoutLines().findByKeyOrderIdIn(List.of(record.orderId()));
    return GetCheckoutResponse.newBuilder()
        .setFound(true)
        .setCheckout(Checkouts.taken(record, lines))
        .build();
  }

  /// Records that are open for too long, longest first.
  public ListAbandonedCheckoutsResponse abandoned(ListAbandonedCheckoutsRequest request) {
    long until = clock.nowMillis() - abandonedAfterMillis;
    var response = ListAbandonedCheckoutsResponse.newBuilder();
    tables
        .checkouts()
        .findTakenUntil(
            CheckoutRow.TAKEN,
            until,
            request.getAfterTakenAtMillis(),
            request.getAfterOrderId(),
            request.getLimit())
        .forEach(record -> response.addCheckouts(abandoned(record)));
    return response.build();
  }

  private static AbandonedCheckout abandoned(CheckoutRow record) {
    return AbandonedCheckout.newBuilder()
        .setOrderId(record.orderId())
        .setBuyerId(record.buyerId())
        .setFingerprint(ByteString.copyFrom(HexFormat.of().parseHex(record.fingerprint())))
        .setTakenAtMillis(record.takenAtMillis())
        .build();
  }

  /// What speaks against a purchase; of the card nothing where its fingerprint is empty.
  public FraudSignals fraudSignals(long buyerId, ByteString cardFingerprint) {
    long after = clock.nowMillis() - FraudSignalRow.LIFE_MILLIS;
    return FraudSignals.newBuilder()
        .setBuyerAttempts(ofBuyer(buyerId, FraudSignalRow.ATTEMPT, after))
        .setBuyerDeclines(ofBuyer(buyerId, FraudSignalRow.DECLINE, after))
        .setCardDeclines(cardFingerprint.isEmpty() ? 0 : ofCard(cardFingerprint, after))
        .build();
  }

  private int ofBuyer(long buyerId, int kind, long afterMillis) {
    return tables
        .fraudSignals()
        .countByBuyerIdAndKindAndAtMillisGreaterThan(buyerId, kind, afterMillis);
  }

  private int ofCard(ByteString cardFingerprint, long afterMillis) {
    String card = HexFormat.of().formatHex(cardFingerprint.toByteArray());
    return tables
        .fraudSignals()
        .countByCardFingerprintAndKindAndAtMillisGreaterThan(
            card, FraudSignalRow.DECLINE, afterMillis);
  }
}
