package stoa.product.row;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// The last number given out under a name.
@MappedEntity("counter")
public record CounterRow(@Id String name, long lastNumber) implements ProductRow {
  /// Counts the outcomes of order ids.
  public static final String ORDERS = "orders";

  /// Counts a category's items.
  public static String ofCategory(int category) {
    return "category-" + category;
  }

  /// With one number more given out.
  public CounterRow next() {
    return new CounterRow(name, Math.addExact(lastNumber, 1));
  }
}
