package stoa.cli.admin.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A small system whose books balance, to be falsified one row at a time: buyer 1 bought two units
/// of item 7-1 for 5.00 in order `done`, was declined in `declined` and refused in `refused`; order
/// `paid` of buyer 2 goes on. Seller 9 had listed ten units and took one back.
final class Books implements Source {
  static final long ITEM = 7_000_000_000_001L;

  final Map<Long, Item> items = new HashMap<>(Map.of(ITEM, new Item(ITEM, 10, 4, 1)));
  final List<Order> orders =
      new ArrayList<>(
          List.of(
              order("done", 1, Stage.COMPLETED, true, 2),
              order("declined", 1, Stage.DECLINED, true, 1),
              new Order("refused", 1, Stage.REFUSED, 0, true, List.of()),
              order("paid", 2, Stage.PAID, false, 3)));
  final Map<Long, Long> sold = new HashMap<>(Map.of(9L, 2L));
  final Map<Long, Long> bought = new HashMap<>(Map.of(1L, 2L));
  final Map<String, Transaction> ledger = new HashMap<>();
  final Map<Long, Long> purchased = new HashMap<>(Map.of(1L, 2L, 2L, 0L, 9L, 0L));
  final Map<String, Checkout> checkouts = new HashMap<>();
  final List<HeldCart> carts = new ArrayList<>(List.of(new HeldCart(22, "paid")));

  /// What the product group has when it is asked again; those it had before stay as they were.
  final Map<String, Order> later = new HashMap<>();

  /// Records that are closed by the time they are looked at again.
  final List<String> closedLater = new ArrayList<>();

  Books() {
    enter("done", Transaction.State.CAPTURED, 500);
    enter("declined", Transaction.State.VOIDED, 250);
    enter("paid", Transaction.State.AUTHORIZED, 750);
    record("done", 1, true);
    record("declined", 1, true);
    record("refused", 1, true);
    record("paid", 2, false);
  }

  static Order order(String id, long buyer, Stage stage, boolean acknowledged, long units) {
    List<Line> lines = List.of(new Line(ITEM, 9, units, 250));
    return new Order(id, buyer, stage, units * 250, acknowledged, lines);
  }

  /// An order in the place of the one with its id, or as one more.
  void put(Order order) {
    orders.removeIf(old -> old.id().equals(order.id()));
    orders.add(order);
  }

  void enter(String order, Transaction.State state, long cents) {
    ledger.put(order, new Transaction(order, state, cents));
  }

  void record(String order, long buyer, boolean closed) {
    checkouts.put(order, new Checkout(order, buyer, closed));
  }

  @Override
  public ProductBooks product() {
    return new ProductBooks(
        100,
        List.copyOf(items.values()),
        List.copyOf(orders),
        Map.copyOf(sold),
        Map.copyOf(bought));
  }

  @Override
  public List<Transaction> ledger() {
    return List.copyOf(ledger.values());
  }

  @Override
  public CustomerBooks customer() {
    return new CustomerBooks(
        200, Map.copyOf(purchased), List.copyOf(checkouts.values()), List.copyOf(carts));
  }

  @Override
  public List<Order> orders(Collection<String> orderIds) {
    Map<String, Order> now = new HashMap<>();
    orders.forEach(order -> now.put(order.id(), order));
    now.putAll(later);
    return now.values().stream().filter(order -> orderIds.contains(order.id())).toList();
  }

  @Override
  public List<Checkout> checkouts(Collection<String> orderIds) {
    return checkouts.values().stream()
        .filter(record -> orderIds.contains(record.orderId()))
        .map(record ->
            closedLater.contains(record.orderId())
                ? new Checkout(record.orderId(), record.buyerId(), true)
                : record)
        .toList();
  }
}
