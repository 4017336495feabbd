package stoa.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.ListItem;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.RefuseReason;
import stoa.proto.product.v1.RequestedLine;

/// Commands over few items, orders and people, so that they meet often.
public final class RandomCommands {
  private static final int SELLERS = 2;
  private static final int BUYERS = 3;
  private static final int CATEGORIES = 2;
  private static final int NUMBERS = 6;
  private static final int NAMES = 3;

  private final Random random;
  private final int orders;

  /// @param orders how many order ids there are
  public RandomCommands(long seed, int orders) {
    this.random = new Random(seed);
    this.orders = orders;
  }

  public List<ProductOperation> take(int count) {
    var operations = new ArrayList<ProductOperation>();
    for (int i = 0; i < count; i++) {
      operations.add(next());
    }
    return operations;
  }

  private ProductOperation next() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> Operations.operation(listing());
      case 3 -> Operations.price(seller(), item(), price());
      case 4 -> Operations.units(seller(), item(), random.nextBoolean() ? 3 : -2);
      case 5 -> random.nextInt(3) == 0 ? Operations.withdraw(seller(), item()) : place();
      case 6 -> Operations.feedback(1 + random.nextInt(BUYERS), item(), random.nextBoolean());
      case 7, 8, 9 -> place();
      case 10 -> refuse();
      case 11, 12 -> Operations.paid(order());
      case 13 -> Operations.declined(order());
      case 14 -> Operations.complete(order());
      default ->
          random.nextBoolean() ? Operations.attempt(order()) : Operations.acknowledge(order());
    };
  }

  private ListItem.Builder listing() {
    var listing =
        Operations.listing(
            seller(),
            random.nextInt(CATEGORIES),
            "n" + random.nextInt(NAMES),
            1 + random.nextInt(5));
    if (random.nextBoolean()) {
      listing.addKeywords("k" + random.nextInt(2)).addKeywords("k" + random.nextInt(2));
    }
    return listing.setPriceCents(price());
  }

  private ProductOperation place() {
    String orderId = order();
    var lines = new ArrayList<RequestedLine>();
    lines.add(Operations.line(item(), 1 + random.nextInt(3)));
    var second = item();
    if (!second.equals(lines.getFirst().getItemId())) {
      lines.add(Operations.line(second, 1));
    }
    return Operations.place(orderId, buyer(orderId), lines.toArray(RequestedLine[]::new));
  }

  private ProductOperation refuse() {
    String orderId = order();
    return Operations.refuse(orderId, buyer(orderId), RefuseReason.REFUSE_REASON_ABANDONED);
  }

  private static long buyer(String orderId) {
    return 1L + Math.floorMod(orderId.hashCode(), BUYERS);
  }

  private String order() {
    return "order-" + random.nextInt(orders);
  }

  private ItemId item() {
    return Operations.id(random.nextInt(CATEGORIES), 1 + random.nextInt(NUMBERS));
  }

  private long seller() {
    return 1L + random.nextInt(SELLERS);
  }

  private long price() {
    return 100L + random.nextInt(2);
  }
}
