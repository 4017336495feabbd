package stoa.buyer.cart;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import stoa.http.request.ItemIds;
import stoa.proto.common.v1.ItemId;
import stoa.proto.customer.v1.Cart;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.SeenItem;

/// A cart as clients see it.
///
/// @param totalCents at the prices seen
/// @param saved whether the saved cart equals it
@Serdeable
@Schema(
    name = "Cart",
    requiredProperties = {"lines", "totalCents", "saved"})
record CartView(List<LineView> lines, long totalCents, boolean saved) {
  /// One line.
  ///
  /// @param available units for sale; 0 for an item that was withdrawn
  @Serdeable
  @Schema(
      name = "CartLine",
      requiredProperties = {"itemId", "name", "quantity", "priceCents", "available"})
  record LineView(String itemId, String name, long quantity, long priceCents, long available) {}

  /// Of a cart and what was seen of all its items.
  static CartView of(Cart cart, Map<ItemId, SeenItem> seen) {
    List<LineView> lines =
        cart.getLinesList().stream()
            .map(line ->
                view(line, seen.getOrDefault(line.getItemId(), SeenItem.getDefaultInstance())))
            .toList();
    long total = lines.stream().mapToLong(line -> line.quantity() * line.priceCents()).sum();
    return new CartView(lines, total, cart.getSaved());
  }

  private static LineView view(CartLine line, SeenItem item) {
    return new LineView(
        ItemIds.write(line.getItemId()),
        item.getName(),
        line.getQuantity(),
        item.getPriceCents(),
        item.getFound() ? item.getAvailable() : 0);
  }
}
