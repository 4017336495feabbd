package stoa.http.view;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.ItemPage;

/// Some items, and where the next ones begin; `nextCursor` is left out on the last page.
@Serdeable
@Schema(name = "ItemPage", requiredProperties = "items")
public record ItemPageView(List<ItemView> items, @Nullable String nextCursor) {
  /// Of the group's page.
  public static ItemPageView of(ItemPage page) {
    return new ItemPageView(
        page.getItemsList().stream().map(ItemView::of).toList(),
        page.getNextCursor().isEmpty() ? null : page.getNextCursor());
  }

  /// All there are.
  public static ItemPageView all(List<Item> items) {
    return new ItemPageView(items.stream().map(ItemView::of).toList(), null);
  }
}
