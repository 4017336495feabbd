package stoa.buyer.cart;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stoa.client.ProductGroup;
import stoa.http.call.Call;
import stoa.proto.common.v1.ItemId;
import stoa.proto.customer.v1.Cart;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.SeenItem;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.Item;

/// Looks at items in the product group on behalf of a cart in the customer group.
@Singleton
final class SeenItems {
  private final ProductGroup products;

  SeenItems(ProductGroup products) {
    this.products = products;
  }

  /// Each item as it is now; one that does not exist is seen as not found. A withdrawn one is not
  /// found either, but keeps its name and last price for whoever still has it in a cart.
  List<SeenItem> look(Call call, Collection<ItemId> ids) {
    Set<ItemId> distinct = new LinkedHashSet<>(ids);
    if (distinct.isEmpty()) {
      return List.of();
    }
    Map<ItemId, SeenItem> seen = new LinkedHashMap<>();
    distinct.forEach(id -> seen.put(id, SeenItem.newBuilder().setItemId(id).build()));
    products
        .getItems(call.context(), GetItemsRequest.newBuilder().addAllItemIds(distinct).build())
        .getItemsList()
        .forEach(item -> seen.put(item.getItemId(), seen(item)));
    return List.copyOf(seen.values());
  }

  /// What is known of a cart's items: what its command saw, and a look at those it did not.
  Map<ItemId, SeenItem> ofCart(Call call, Cart cart) {
    Map<ItemId, SeenItem> seen = new LinkedHashMap<>();
    cart.getSeenList().forEach(item -> seen.put(item.getItemId(), item));
    List<ItemId> missing = new ArrayList<>(items(cart));
    missing.removeIf(seen::containsKey);
    look(call, missing).forEach(item -> seen.put(item.getItemId(), item));
    return seen;
  }

  /// The items of a cart's lines.
  static List<ItemId> items(Cart cart) {
    return cart.getLinesList().stream().map(CartLine::getItemId).toList();
  }

  private static SeenItem seen(Item item) {
    return SeenItem.newBuilder()
        .setItemId(item.getItemId())
        .setFound(!item.getWithdrawn())
        .setName(item.getName())
        .setPriceCents(item.getPriceCents())
        .setAvailable(item.getWithdrawn() ? 0 : item.getQuantity())
        .build();
  }
}
