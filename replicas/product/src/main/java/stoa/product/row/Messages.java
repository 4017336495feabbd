package stoa.product.row;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.MissingLine;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderLine;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.OrderState;
import stoa.proto.product.v1.Refused;
import stoa.proto.product.v1.SellerRating;

/// Rows as they are shown outside: the same in a command's result and in a read.
public final class Messages {
  private Messages() {}

  /// An item.
  public static Item item(ItemRow row) {
    return Item.newBuilder()
        .setItemId(ItemKey.idOf(row.itemKey()))
        .setSellerId(row.sellerId())
        .setName(row.name())
        .addAllKeywords(Keywords.of(row.keywords()))
        .setCondition(row.itemCondition())
        .setPriceCents(row.priceCents())
        .setQuantity(row.stock())
        .setThumbsUp(row.thumbsUp())
        .setThumbsDown(row.thumbsDown())
        .setWithdrawn(row.withdrawn())
        .build();
  }

  /// A seller's rating.
  public static SellerRating rating(SellerRatingRow row) {
    return SellerRating.newBuilder()
        .setFound(true)
        .setThumbsUp(row.thumbsUp())
        .setThumbsDown(row.thumbsDown())
        .setItemsSold(row.itemsSold())
        .build();
  }

  /// An order.
  public static Order order(OutcomeRow row, List<OrderLineRow> lines) {
    return Order.newBuilder()
        .setOrderId(row.orderId())
        .setBuyerId(row.buyerId())
        .setState(state(row.stage()))
        .addAllLines(lines.stream().map(Messages::line).toList())
        .setTotalCents(row.totalCents())
        .setLoyaltyCard(row.loyaltyCard())
        .setPlacedAtMillis(row.placedAtMillis())
        .setFinishedAtMillis(row.finishedAtMillis())
        .setDeclineReason(row.declineReason())
        .addAllSuggestions(StoredSuggestions.items(row.suggestions()))
        .setCardToken(row.cardToken())
        .setCardFingerprint(bytes(row.cardFingerprint()))
        .setFirstAttemptAtMillis(row.firstAttemptAtMillis())
        .setAcknowledged(row.acknowledged())
        .build();
  }

  /// A refusal.
  public static Refused refused(OutcomeRow row, List<MissingLineRow> missing) {
    return Refused.newBuilder()
        .setReason(row.refuseReason())
        .addAllMissing(missing.stream().map(Messages::missing).toList())
        .setTotalCents(row.totalCents())
        .build();
  }

  /// The one outcome of an order id.
  public static OrderOutcome outcome(
      OutcomeRow row, List<OrderLineRow> lines, List<MissingLineRow> missing, boolean stoodBefore) {
    var outcome =
        OrderOutcome.newBuilder()
            .setFingerprint(bytes(row.fingerprint()))
            .setBuyerId(row.buyerId())
            .setStoodBefore(stoodBefore)
            .addAllClock(VectorClock.of(row.clock()));
    return row.isRefused()
        ? outcome.setRefused(refused(row, missing)).build()
        : outcome.setOrder(order(row, lines)).build();
  }

  /// Bytes as they are stored, in hexadecimal.
  public static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private static OrderLine line(OrderLineRow row) {
    return OrderLine.newBuilder()
        .setItemId(ItemKey.idOf(row.itemKey()))
        .setSellerId(row.sellerId())
        .setName(row.name())
        .setQuantity(Math.toIntExact(row.quantity()))
        .setPriceCents(row.priceCents())
        .build();
  }

  private static MissingLine missing(MissingLineRow row) {
    return MissingLine.newBuilder()
        .setItemId(ItemKey.idOf(row.itemKey()))
        .setRequested(Math.toIntExact(row.requested()))
        .setAvailable(row.available())
        .build();
  }

  private static OrderState state(OrderStage stage) {
    return switch (stage) {
      case PLACED -> OrderState.ORDER_STATE_PLACED;
      case PAID -> OrderState.ORDER_STATE_PAID;
      case COMPLETED -> OrderState.ORDER_STATE_COMPLETED;
      case DECLINED -> OrderState.ORDER_STATE_DECLINED;
      case REFUSED -> throw new IllegalArgumentException("a refusal is no order");
    };
  }
}
