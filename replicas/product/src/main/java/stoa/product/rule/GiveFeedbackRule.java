package stoa.product.rule;

import com.google.protobuf.ByteString;
import java.util.Optional;
import stoa.product.row.ItemKey;
import stoa.product.row.ItemRow;
import stoa.product.row.ProductRow;
import stoa.product.row.PurchaseRow;
import stoa.product.row.SellerRatingRow;
import stoa.product.row.Vote;
import stoa.proto.product.v1.FeedbackGiven;
import stoa.proto.product.v1.GiveFeedback;
import stoa.proto.product.v1.ProductRefusal.Code;
import stoa.proto.product.v1.ProductResult;
import stoa.replica.apply.Decision;

/// A vote on a bought item, once per item and buyer; it counts on the item and on its seller. An
/// item withdrawn since may still be voted on by its buyers; for all others it does not exist.
public final class GiveFeedbackRule {
  private static final ByteString GIVEN =
      ProductResult.newBuilder()
          .setFeedbackGiven(FeedbackGiven.getDefaultInstance())
          .build()
          .toByteString();

  private GiveFeedbackRule() {}

  public static Decision<ProductRow> decide(ProductWorkingSet rows, GiveFeedback feedback) {
    long itemKey = ItemKey.of(feedback.getItemId());
    Optional<ItemRow> item = rows.item(itemKey);
    if (item.isEmpty()) {
      return Results.refused(Code.CODE_ITEM_NOT_FOUND);
    }
    return rows.purchase(feedback.getBuyerId(), itemKey)
        .map(purchase -> vote(rows, item.get(), purchase, feedback.getUp()))
        .orElseGet(() -> notBought(item.get()));
  }

  private static Decision<ProductRow> notBought(ItemRow item) {
    return Results.refused(item.withdrawn() ? Code.CODE_ITEM_NOT_FOUND : Code.CODE_NOT_PURCHASED);
  }

  private static Decision<ProductRow> vote(
      ProductWorkingSet rows, ItemRow item, PurchaseRow purchase, boolean up) {
    if (purchase.vote() != Vote.NONE) {
      return Results.refused(Code.CODE_FEEDBACK_ALREADY_GIVEN);
    }
    var rating =
        rows.rating(item.sellerId()).orElseGet(() -> new SellerRatingRow(item.sellerId(), 0, 0, 0));
    return Decision.<ProductRow>kept(GIVEN)
        .put(purchase.give(up))
        .put(item.vote(up))
        .put(rating.vote(up));
  }
}
