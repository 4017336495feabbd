package stoa.http.view;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import stoa.http.request.ItemIds;
import stoa.proto.product.v1.Item;

/// An item, as clients see it.
@Serdeable
@Schema(
    name = "Item",
    requiredProperties = {
      "itemId",
      "sellerId",
      "name",
      "category",
      "keywords",
      "condition",
      "priceCents",
      "quantity",
      "feedback"
    })
public record ItemView(
    String itemId,
    long sellerId,
    String name,
    int category,
    List<String> keywords,
    ItemCondition condition,
    long priceCents,
    long quantity,
    FeedbackView feedback) {
  /// Votes on an item.
  @Serdeable
  @Schema(
      name = "Feedback",
      requiredProperties = {"up", "down"})
  public record FeedbackView(long up, long down) {}

  /// Of the group's item.
  public static ItemView of(Item item) {
    return new ItemView(
        ItemIds.write(item.getItemId()),
        item.getSellerId(),
        item.getName(),
        item.getItemId().getCategory(),
        List.copyOf(item.getKeywordsList()),
        ItemCondition.of(item.getCondition()),
        item.getPriceCents(),
        item.getQuantity(),
        new FeedbackView(item.getThumbsUp(), item.getThumbsDown()));
  }
}
