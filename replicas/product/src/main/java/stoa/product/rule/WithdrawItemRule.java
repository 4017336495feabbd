package stoa.product.rule;

import com.google.protobuf.ByteString;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.ItemWithdrawn;
import stoa.proto.product.v1.ProductRefusal.Code;
import stoa.proto.product.v1.ProductResult;
import stoa.proto.product.v1.WithdrawItem;
import stoa.replica.apply.Decision;

/// Withdraws one's own item for ever, with the units that are for sale.
public final class WithdrawItemRule {
  private static final ByteString WITHDRAWN =
      ProductResult.newBuilder()
          .setItemWithdrawn(ItemWithdrawn.getDefaultInstance())
          .build()
          .toByteString();

  private WithdrawItemRule() {}

  public static Decision<ProductRow> decide(ProductWorkingSet rows, WithdrawItem withdrawal) {
    return OwnItem.find(rows, withdrawal.getItemId(), withdrawal.getSellerId())
        .map(item -> Decision.<ProductRow>kept(WITHDRAWN).put(item.withdraw()))
        .orElseGet(() -> Results.refused(Code.CODE_ITEM_NOT_FOUND));
  }
}
