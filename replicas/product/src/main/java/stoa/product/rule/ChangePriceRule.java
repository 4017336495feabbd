package stoa.product.rule;

import stoa.product.row.ItemRow;
import stoa.product.row.ListingIdentity;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.ChangePrice;
import stoa.proto.product.v1.ProductRefusal.Code;
import stoa.replica.apply.Decision;

/// Changes the price of one's own item. Orders that are placed keep theirs. Two items that become
/// equal by it stay two.
public final class ChangePriceRule {
  private ChangePriceRule() {}

  public static Decision<ProductRow> decide(ProductWorkingSet rows, ChangePrice change) {
    return OwnItem.find(rows, change.getItemId(), change.getSellerId())
        .map(item -> change(item, change.getPriceCents()))
        .orElseGet(() -> Results.refused(Code.CODE_ITEM_NOT_FOUND));
  }

  private static Decision<ProductRow> change(ItemRow item, long priceCents) {
    var changed = item.price(priceCents, ListingIdentity.of(item, priceCents).hash());
    return Decision.<ProductRow>kept(Results.item(changed)).put(changed);
  }
}
