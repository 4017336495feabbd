package stoa.seller;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import stoa.http.request.Fields;
import stoa.http.view.ItemCondition;

/// What sellers send, beside accounts and logins.
final class Bodies {
  private static final long MAX_PRICE_CENTS = 99_999_999;
  private static final int MAX_UNITS = 1_000_000;

  private Bodies() {}

  /// An item to put up for sale.
  @Serdeable
  @Schema(
      name = "NewItem",
      requiredProperties = {"name", "category", "keywords", "condition", "priceCents", "quantity"})
  record NewItem(
      @Schema(minLength = 1, maxLength = 32) String name,
      @Schema(minimum = "0", maximum = "9999") int category,
      @ArraySchema(maxItems = 5, schema = @Schema(minLength = 1, maxLength = 8))
          List<String> keywords,
      ItemCondition condition,
      @Schema(minimum = "1", maximum = "99999999") long priceCents,
      @Schema(minimum = "1", maximum = "1000000") int quantity) {
    static NewItem read(Fields fields) {
      var item =
          new NewItem(
              fields.text("name", 1, 32),
              (int) fields.integer("category", 0, 9_999),
              fields.words("keywords", 5, 8),
              fields.choice("condition", ItemCondition.class),
              fields.integer("priceCents", 1, MAX_PRICE_CENTS),
              (int) fields.integer("quantity", 1, MAX_UNITS));
      fields.done();
      return item;
    }
  }

  /// Another price.
  @Serdeable
  @Schema(name = "NewPrice", requiredProperties = "priceCents")
  record NewPrice(@Schema(minimum = "1", maximum = "99999999") long priceCents) {
    static NewPrice read(Fields fields) {
      var price = new NewPrice(fields.integer("priceCents", 1, MAX_PRICE_CENTS));
      fields.done();
      return price;
    }
  }

  /// Units that come or go.
  @Serdeable
  @Schema(name = "UnitsChange", requiredProperties = "delta")
  record UnitsChange(
      @Schema(minimum = "-1000000", maximum = "1000000", description = "not 0") int delta) {
    static UnitsChange read(Fields fields) {
      var units = new UnitsChange((int) fields.integer("delta", -MAX_UNITS, MAX_UNITS));
      fields.nonZero("delta", units.delta());
      fields.done();
      return units;
    }
  }
}
