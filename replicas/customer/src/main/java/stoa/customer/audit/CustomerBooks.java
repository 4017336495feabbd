package stoa.customer.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import stoa.proto.admin.v1.AuditedAccount;
import stoa.proto.admin.v1.AuditedCheckout;
import stoa.proto.admin.v1.CustomerBooksPage;
import stoa.proto.admin.v1.HeldCart;
import stoa.replica.audit.Pages;
import stoa.replica.audit.TableWalk;

/// All books of the customer group that a purchase touches: accounts' counts, checkout records, and
/// carts that are held by an order.
final class CustomerBooks implements Pages<CustomerBooksPage> {
  private static final long BEFORE_ALL = Long.MIN_VALUE;

  private static final String ACCOUNTS =
      """
      SELECT account_id, items_purchased FROM account
      WHERE account_id > ? ORDER BY account_id LIMIT ?
      """;

  private static final String CHECKOUTS =
      """
      SELECT order_id, buyer_id, state FROM checkout
      WHERE order_id > ? ORDER BY order_id LIMIT ?
      """;

  private static final String HELD_CARTS =
      """
      SELECT session_id, taken_by_order_id FROM session
      WHERE session_id > ? AND taken_by_order_id <> '' ORDER BY session_id LIMIT ?
      """;

  @Override
  public void read(Connection pinned, long position, Sink<CustomerBooksPage> sink)
      throws SQLException, InterruptedException {
    var page = new Page(position, sink);
    TableWalk.walk(pinned, ACCOUNTS, BEFORE_ALL, page::account, page::send);
    TableWalk.walk(pinned, CHECKOUTS, "", page::checkout, page::send);
    TableWalk.walk(pinned, HELD_CARTS, BEFORE_ALL, page::heldCart, page::send);
    page.content.setLast(true);
    page.send();
  }

  private static final class Page {
    private final long position;
    private final Sink<CustomerBooksPage> sink;
    private final CustomerBooksPage.Builder content = CustomerBooksPage.newBuilder();

    Page(long position, Sink<CustomerBooksPage> sink) {
      this.position = position;
      this.sink = sink;
    }

    long account(ResultSet row) throws SQLException {
      long account = row.getLong(1);
      content.addAccounts(
          AuditedAccount.newBuilder().setAccountId(account).setItemsPurchased(row.getLong(2)));
      return account;
    }

    String checkout(ResultSet row) throws SQLException {
      AuditedCheckout checkout = CheckoutFind.checkout(row);
      content.addCheckouts(checkout);
      return checkout.getOrderId();
    }

    long heldCart(ResultSet row) throws SQLException {
      long session = row.getLong(1);
      content.addHeldCarts(
          HeldCart.newBuilder().setSessionId(session).setOrderId(row.getString(2)));
      return session;
    }

    void send() throws InterruptedException {
      sink.put(content.setPosition(position).build());
      content.clear();
    }
  }
}
