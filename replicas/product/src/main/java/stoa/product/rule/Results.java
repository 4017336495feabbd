package stoa.product.rule;

import com.google.protobuf.ByteString;
import stoa.product.row.ItemRow;
import stoa.product.row.Messages;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.ItemListed;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.ProductRefusal;
import stoa.proto.product.v1.ProductResult;
import stoa.replica.apply.Decision;

/// Serialized results.
final class Results {
  private Results() {}

  static Decision<ProductRow> refused(ProductRefusal.Code code) {
    return refused(code, 0);
  }

  static Decision<ProductRow> refused(ProductRefusal.Code code, long available) {
    var refusal = ProductRefusal.newBuilder().setCode(code).setAvailable(available);
    return Decision.kept(ProductResult.newBuilder().setRefusal(refusal).build().toByteString());
  }

  static ByteString item(ItemRow row) {
    return ProductResult.newBuilder().setItem(Messages.item(row)).build().toByteString();
  }

  static ByteString listed(ItemRow row, boolean joined) {
    Item item = Messages.item(row);
    var listed = ItemListed.newBuilder().setItem(item).setJoined(joined);
    return ProductResult.newBuilder().setItemListed(listed).build().toByteString();
  }

  static ByteString outcome(OrderOutcome outcome) {
    return ProductResult.newBuilder().setOutcome(outcome).build().toByteString();
  }
}
