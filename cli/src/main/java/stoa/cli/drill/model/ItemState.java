package stoa.cli.drill.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An item as the product group has it.
///
/// @param units for sale; those given back to a withdrawn item are not counted
/// @param held units by order, of orders that will be declined
public record ItemState(Presence presence, long units, long priceCents, Map<String, Long> held) {
  /// Whether there is such an item.
  public enum Presence {
    ABSENT,
    FOR_SALE,
    WITHDRAWN
  }

  static final ItemState ABSENT = new ItemState(Presence.ABSENT, 0, 0, Map.of());

  static ItemState listed(long units, long priceCents) {
    return new ItemState(Presence.FOR_SALE, units, priceCents, Map.of());
  }

  boolean isForSale() {
    return presence == Presence.FOR_SALE;
  }

  boolean shows(ItemOperation.View view) {
    return isForSale() && view.units() == units && view.priceCents() == priceCents;
  }

  /// What a cart shows of it.
  boolean showsInCart(ItemOperation.View view) {
    return presence != Presence.ABSENT
        && view.units() == available()
        && view.priceCents() == priceCents;
  }

  long available() {
    return isForSale() ? units : 0;
  }

  Optional<ItemState> withUnits(long after) {
    return isForSale() && after >= 0
        ? Optional.of(new ItemState(presence, after, priceCents, held))
        : Optional.empty();
  }

  Optional<ItemState> withPrice(long after) {
    return isForSale()
        ? Optional.of(new ItemState(presence, units, after, held))
        : Optional.empty();
  }

  Optional<ItemState> withdrawn() {
    return isForSale()
        ? Optional.of(new ItemState(Presence.WITHDRAWN, 0, priceCents, held))
        : Optional.empty();
  }

  ItemState holding(String orderId, long taken) {
    Map<String, Long> more = new HashMap<>(held);
    more.put(orderId, taken);
    return new ItemState(presence, units, priceCents, Map.copyOf(more));
  }

  Optional<ItemState> released(String orderId) {
    Long back = held.get(orderId);
    if (back == null) {
      return Optional.empty();
    }
    Map<String, Long> fewer = new HashMap<>(held);
    fewer.remove(orderId);
    long after = isForSale() ? units + back : units;
    return Optional.of(new ItemState(presence, after, priceCents, Map.copyOf(fewer)));
  }
}
