package stoa.product.rule;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Set;
import stoa.product.Operations;
import stoa.product.row.CounterRow;
import stoa.product.row.ItemKey;
import stoa.product.row.ItemRow;
import stoa.product.row.ProductRow;
import stoa.product.row.PurchaseKey;
import stoa.product.row.PurchaseRow;
import stoa.product.row.SellerRatingRow;
import stoa.product.row.Vote;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.ListItem;
import stoa.proto.product.v1.ProductResult;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// A working set of a few rows: seller 1 has item 7-1 ("lamp", 5 units at 1 000 cents), which buyer
/// 9 has bought; order id "o1" has no outcome yet.
final class RowsInMemory {
  static final ItemId LAMP = Operations.id(7, 1);
  static final long LAMP_KEY = ItemKey.of(LAMP);
  static final CommandContext NOW = new CommandContext(5_000, 1);

  private RowsInMemory() {}

  static ListItem listing() {
    return Operations.listing(1, 7, "lamp", 5).build();
  }

  static ProductWorkingSet create() {
    String hash = ListItemRule.identity(listing()).hash();
    var lamp =
        new ItemRow(
            LAMP_KEY,
            7,
            1,
            1,
            "lamp",
            "",
            listing().getCondition(),
            1_000,
            5,
            5,
            0,
            false,
            0,
            0,
            hash);
    return new ProductWorkingSet(
        new LoadedRows(
            List.of(lamp),
            List.of(new CounterRow(CounterRow.ofCategory(7), 1)),
            List.of(new SellerRatingRow(1, 0, 0, 0)),
            List.of(),
            List.of(),
            List.of(),
            List.of(new PurchaseRow(new PurchaseKey(9, LAMP_KEY), 1, Vote.NONE)),
            Set.of(LAMP_KEY),
            Set.of(hash),
            Set.of(CounterRow.ofCategory(7), CounterRow.ORDERS),
            Set.of(1L),
            Set.of("o1"),
            key -> key.itemKey() == LAMP_KEY));
  }

  /// Puts a decision's rows into the set, as the apply loop does, and gives its result.
  static ProductResult take(ProductWorkingSet rows, Decision<ProductRow> decision) {
    decision.put().forEach(rows::put);
    try {
      return ProductResult.parseFrom(decision.result());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  static ItemRow lamp(ProductWorkingSet rows) {
    return rows.item(LAMP_KEY).orElseThrow();
  }
}
