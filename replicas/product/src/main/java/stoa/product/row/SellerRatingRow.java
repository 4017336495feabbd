package stoa.product.row;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// Votes over all items of a seller, and units sold in completed orders. Made by the first listing.
@MappedEntity("seller_rating")
public record SellerRatingRow(@Id long sellerId, long thumbsUp, long thumbsDown, long itemsSold)
    implements ProductRow {

  /// One vote more.
  public SellerRatingRow vote(boolean up) {
    return new SellerRatingRow(
        sellerId, up ? thumbsUp + 1 : thumbsUp, up ? thumbsDown : thumbsDown + 1, itemsSold);
  }

  /// More units sold.
  public SellerRatingRow sell(long units) {
    return new SellerRatingRow(sellerId, thumbsUp, thumbsDown, Math.addExact(itemsSold, units));
  }
}
