package stoa.cli.admin.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import stoa.cli.CommandFailure;
import stoa.proto.admin.v1.AuditedCheckout;
import stoa.proto.admin.v1.AuditedOrder;
import stoa.proto.admin.v1.AuditedStage;
import stoa.proto.admin.v1.CustomerBooksPage;
import stoa.proto.admin.v1.ProductBooksPage;

/// Books from the pages in which they are sent.
final class BooksMessages {
  private BooksMessages() {}

  /// @throws CommandFailure when the pages break off
  static ProductBooks product(Iterator<ProductBooksPage> pages) {
    List<Item> items = new ArrayList<>();
    List<Order> orders = new ArrayList<>();
    Map<Long, Long> sold = new HashMap<>();
    Map<Long, Long> bought = new HashMap<>();
    while (pages.hasNext()) {
      ProductBooksPage page = pages.next();
      page.getItemsList()
          .forEach(item ->
              items.add(
                  new Item(
                      item.getItemKey(), item.getListed(), item.getStock(), item.getWithdrawn())));
      page.getOrdersList().forEach(order -> orders.add(order(order)));
      page.getSellersList()
          .forEach(seller -> sold.put(seller.getSellerId(), seller.getItemsSold()));
      page.getBuyersList().forEach(buyer -> bought.put(buyer.getBuyerId(), buyer.getUnits()));
      if (page.getLast()) {
        return new ProductBooks(page.getPosition(), items, orders, sold, bought);
      }
    }
    throw brokenOff("product");
  }

  /// @throws CommandFailure when the pages break off
  static CustomerBooks customer(Iterator<CustomerBooksPage> pages) {
    Map<Long, Long> purchased = new HashMap<>();
    List<Checkout> checkouts = new ArrayList<>();
    List<HeldCart> carts = new ArrayList<>();
    while (pages.hasNext()) {
      CustomerBooksPage page = pages.next();
      page.getAccountsList()
          .forEach(account -> purchased.put(account.getAccountId(), account.getItemsPurchased()));
      page.getCheckoutsList().forEach(checkout -> checkouts.add(checkout(checkout)));
      page.getHeldCartsList()
          .forEach(cart -> carts.add(new HeldCart(cart.getSessionId(), cart.getOrderId())));
      if (page.getLast()) {
        return new CustomerBooks(page.getPosition(), purchased, checkouts, carts);
      }
    }
    throw brokenOff("customer");
  }

  private static CommandFailure brokenOff(String group) {
    return new CommandFailure("the books of the " + group + " group break off");
  }

  static Order order(AuditedOrder order) {
    return new Order(
        order.getOrderId(),
        order.getBuyerId(),
        stage(order.getStage()),
        order.getTotalCents(),
        order.getAcknowledged(),
        order.getLinesList().stream()
            .map(line ->
                new Line(
                    line.getItemKey(),
                    line.getSellerId(),
                    line.getQuantity(),
                    line.getPriceCents()))
            .toList());
  }

  static Checkout checkout(AuditedCheckout checkout) {
    return new Checkout(checkout.getOrderId(), checkout.getBuyerId(), checkout.getClosed());
  }

  private static Stage stage(AuditedStage stage) {
    return switch (stage) {
      case AUDITED_STAGE_PLACED -> Stage.PLACED;
      case AUDITED_STAGE_PAID -> Stage.PAID;
      case AUDITED_STAGE_COMPLETED -> Stage.COMPLETED;
      case AUDITED_STAGE_DECLINED -> Stage.DECLINED;
      case AUDITED_STAGE_REFUSED -> Stage.REFUSED;
      case AUDITED_STAGE_UNSPECIFIED, UNRECOGNIZED -> Stage.UNKNOWN;
    };
  }
}
