package stoa.cli.bench;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/// What clients of one run know of each other: categories and words of their own, so that an
/// earlier run's items are not searched, and some items to buy.
final class Market {
  static final int CATEGORIES = 20;

  /// What items are called by, and searched for.
  static final List<String> KEYWORDS =
      List.of("lamp", "vase", "scroll", "olive", "bronze", "wool", "amphora", "lyre");

  /// Fewer items would make all buyers meet at the same ones, more would never be bought twice.
  private static final int ITEMS_KNOWN = 500;

  private static final int FIRST_CATEGORY = 5000;
  private static final int LAST_CATEGORY = 9980;
  private static final int MARKS = 36 * 36 * 36 * 36 * 36;

  /// An item and whose it is.
  record Item(String id, long sellerId) {}

  private final long category;
  private final String mark;
  private final ConcurrentLinkedQueue<Item> offered = new ConcurrentLinkedQueue<>();
  private volatile List<Item> items = List.of();

  Market() {
    var random = ThreadLocalRandom.current();
    this.category = random.nextInt(FIRST_CATEGORY, LAST_CATEGORY);
    this.mark = Integer.toString(random.nextInt(MARKS / 36, MARKS), 36);
  }

  /// Part of every username.
  String mark() {
    return mark;
  }

  long anyCategory() {
    return category + ThreadLocalRandom.current().nextInt(CATEGORIES);
  }

  String anyKeyword() {
    return any(KEYWORDS);
  }

  /// Tells buyers of an item.
  void offer(Item item) {
    offered.add(item);
    if (items.size() < ITEMS_KNOWN) {
      items = offered.stream().limit(ITEMS_KNOWN).toList();
    }
  }

  /// One of the items offered; there must be one.
  Item anyItem() {
    return any(items);
  }

  static <T> T any(List<T> list) {
    return list.get(ThreadLocalRandom.current().nextInt(list.size()));
  }
}
