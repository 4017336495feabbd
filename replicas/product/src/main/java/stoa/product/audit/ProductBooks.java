package stoa.product.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import stoa.proto.admin.v1.BuyerUnits;
import stoa.proto.admin.v1.ItemUnits;
import stoa.proto.admin.v1.ProductBooksPage;
import stoa.proto.admin.v1.SellerUnits;
import stoa.replica.audit.Pages;
import stoa.replica.audit.TableWalk;

/// All books of the product group: items, orders with their lines, sellers' and buyers' counts.
final class ProductBooks implements Pages<ProductBooksPage> {
  private static final long BEFORE_ALL = Long.MIN_VALUE;

  private static final String ITEMS =
      """
      SELECT item_key, listed_units, stock, withdrawn_units FROM item
      WHERE item_key > ? ORDER BY item_key LIMIT ?
      """;

  private static final String ORDERS =
      "SELECT "
          + OrderRows.COLUMNS
          + " FROM order_outcome WHERE ordinal > ? ORDER BY ordinal LIMIT ?";

  private static final String SELLERS =
      """
      SELECT seller_id, items_sold FROM seller_rating
      WHERE seller_id > ? ORDER BY seller_id LIMIT ?
      """;

  private static final String BUYERS =
      """
      SELECT buyer_id, SUM(units) FROM purchase
      WHERE buyer_id > ? GROUP BY buyer_id ORDER BY buyer_id LIMIT ?
      """;

  @Override
  public void read(Connection pinned, long position, Sink<ProductBooksPage> sink)
      throws SQLException, InterruptedException {
    var page = new Page(position, sink);
    TableWalk.walk(pinned, ITEMS, BEFORE_ALL, page::item, page::send);
    var orders = new OrderRows(pinned);
    TableWalk.walk(
        pinned,
        ORDERS,
        BEFORE_ALL,
        orders::add,
        () -> {
          page.content.addAllOrders(orders.take());
          page.send();
        });
    TableWalk.walk(pinned, SELLERS, BEFORE_ALL, page::seller, page::send);
    TableWalk.walk(pinned, BUYERS, BEFORE_ALL, page::buyer, page::send);
    page.content.setLast(true);
    page.send();
  }

  private static final class Page {
    private final long position;
    private final Sink<ProductBooksPage> sink;
    private final ProductBooksPage.Builder content = ProductBooksPage.newBuilder();

    Page(long position, Sink<ProductBooksPage> sink) {
      this.position = position;
      this.sink = sink;
    }

    long item(ResultSet row) throws SQLException {
      long key = row.getLong(1);
      content.addItems(
          ItemUnits.newBuilder()
              .setItemKey(key)
              .setListed(row.getLong(2))
              .setStock(row.getLong(3))
              .setWithdrawn(row.getLong(4)));
      return key;
    }

    long seller(ResultSet row) throws SQLException {
      long seller = row.getLong(1);
      content.addSellers(SellerUnits.newBuilder().setSellerId(seller).setItemsSold(row.getLong(2)));
      return seller;
    }

    long buyer(ResultSet row) throws SQLException {
      long buyer = row.getLong(1);
      content.addBuyers(BuyerUnits.newBuilder().setBuyerId(buyer).setUnits(row.getLong(2)));
      return buyer;
    }

    void send() throws InterruptedException {
      sink.put(content.setPosition(position).build());
      content.clear();
    }
  }
}
