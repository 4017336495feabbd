package stoa.buyer.order;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.proto.product.v1.OrderPage;

/// Some orders, newest first; `nextCursor` is left out on the last page.
@Serdeable
@Schema(name = "OrderPage", requiredProperties = "orders")
record OrderPageView(List<OrderView> orders, @Nullable String nextCursor) {
  /// Of the group's page.
  static OrderPageView of(OrderPage page) {
    return new OrderPageView(
        page.getOrdersList().stream().map(OrderView::of).toList(),
        page.getNextCursor().isEmpty() ? null : page.getNextCursor());
  }
}
