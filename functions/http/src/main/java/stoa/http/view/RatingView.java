package stoa.http.view;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import stoa.proto.product.v1.SellerRating;

/// A seller's rating.
@Serdeable
@Schema(
    name = "Rating",
    requiredProperties = {"sellerId", "up", "down", "itemsSold"})
public record RatingView(long sellerId, long up, long down, long itemsSold) {
  /// Of the group's rating.
  public static RatingView of(long sellerId, SellerRating rating) {
    return new RatingView(
        sellerId, rating.getThumbsUp(), rating.getThumbsDown(), rating.getItemsSold());
  }
}
