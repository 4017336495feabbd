package stoa.cli.drill.load;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/// What the clients of one drill know of each other: names and categories of their own, and items
/// to buy. There are few items with few units, so that buyers meet.
final class Market {
  private static final int FIRST_CATEGORY = 1_000;
  private static final int LAST_CATEGORY = 9_000;
  private static final int MARKS = 36 * 36 * 36 * 36 * 36;

  /// An item and whose it is.
  record Item(String id, long sellerId, long category) {}

  private final String mark;
  private final long category;
  private final List<Item> items = new CopyOnWriteArrayList<>();

  /// A market of its own even on a system with data of earlier drills.
  Market() {
    var random = ThreadLocalRandom.current();
    this.mark = Integer.toString(random.nextInt(MARKS / 36, MARKS), 36);
    this.category = random.nextInt(FIRST_CATEGORY, LAST_CATEGORY);
  }

  String username(String name) {
    return "drill-" + mark + "-" + name;
  }

  /// The category of a seller's items, which no other seller uses.
  long categoryOf(int seller) {
    return category + seller;
  }

  void offer(Item item) {
    items.add(item);
  }

  void withdraw(String id) {
    items.removeIf(item -> item.id().equals(id));
  }

  /// One of the items offered; there must be one.
  Item any(Random random) {
    List<Item> now = List.copyOf(items);
    return now.get(random.nextInt(now.size()));
  }
}
