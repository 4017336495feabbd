package stoa.product.rule;

import java.util.Optional;
import stoa.product.row.ItemKey;
import stoa.product.row.ItemRow;
import stoa.proto.common.v1.ItemId;

/// What a seller may change: one's own item that is not withdrawn.
final class OwnItem {
  private OwnItem() {}

  static Optional<ItemRow> find(ProductWorkingSet rows, ItemId itemId, long sellerId) {
    return rows.item(ItemKey.of(itemId))
        .filter(item -> item.sellerId() == sellerId && !item.withdrawn());
  }
}
