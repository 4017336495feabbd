package stoa.product.rule;

import stoa.product.row.ItemRow;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.ChangeUnits;
import stoa.proto.product.v1.ProductRefusal.Code;
import stoa.replica.apply.Decision;

/// Adds units to one's own item or takes some from sale, never more than there are.
public final class ChangeUnitsRule {
  private ChangeUnitsRule() {}

  public static Decision<ProductRow> decide(ProductWorkingSet rows, ChangeUnits change) {
    return OwnItem.find(rows, change.getItemId(), change.getSellerId())
        .map(item -> change(item, change.getDelta()))
        .orElseGet(() -> Results.refused(Code.CODE_ITEM_NOT_FOUND));
  }

  private static Decision<ProductRow> change(ItemRow item, long delta) {
    if (item.stock() + delta < 0) {
      return Results.refused(Code.CODE_INSUFFICIENT_STOCK, item.stock());
    }
    var changed = delta < 0 ? item.takeFromSale(-delta) : item.list(delta);
    return Decision.<ProductRow>kept(Results.item(changed)).put(changed);
  }
}
