package stoa.customer.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.customer.row.ItemKey;
import stoa.customer.row.LineRow;
import stoa.proto.common.v1.ItemId;
import stoa.proto.customer.v1.Cart;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.SeenItem;

/// Carts as the contract shows them.
public final class Carts {
  /// Different lines of a cart.
  public static final int MAX_LINES = 100;

  /// Units of a line, whatever the stock: what a line of an order may have. With more of them a
  /// cart could be taken, but no order made of it.
  public static final int MAX_LINE_QUANTITY = 1_000_000;

  private Carts() {}

  /// A cart.
  ///
  /// @param saved the account's saved cart, to compare with
  /// @param seen what is known of items; those without a line are left out
  public static Cart cart(
      Collection<? extends LineRow> lines,
      Collection<? extends LineRow> saved,
      List<SeenItem> seen) {
    Map<ItemKey, Integer> quantities = quantities(lines);
    return Cart.newBuilder()
        .addAllLines(lines(lines))
        .setSaved(quantities.equals(quantities(saved)))
        .addAllSeen(
            seen.stream().filter(item -> quantities.containsKey(key(item.getItemId()))).toList())
        .build();
  }

  /// Lines in the order in which they were first added.
  public static List<CartLine> lines(Collection<? extends LineRow> lines) {
    return lines.stream()
        .sorted(Comparator.comparingInt(LineRow::lineNumber))
        .map(line ->
            CartLine.newBuilder().setItemId(id(line.item())).setQuantity(line.quantity()).build())
        .toList();
  }

  static CustomerResult.Builder result(
      Collection<? extends LineRow> lines,
      Collection<? extends LineRow> saved,
      List<SeenItem> seen) {
    return CustomerResult.newBuilder().setCart(cart(lines, saved, seen));
  }

  static ItemKey key(ItemId id) {
    return new ItemKey(id.getCategory(), id.getNumber());
  }

  private static ItemId id(ItemKey key) {
    return ItemId.newBuilder().setCategory(key.category()).setNumber(key.number()).build();
  }

  private static Map<ItemKey, Integer> quantities(Collection<? extends LineRow> lines) {
    var quantities = new HashMap<ItemKey, Integer>();
    lines.forEach(line -> quantities.put(line.item(), line.quantity()));
    return quantities;
  }
}
