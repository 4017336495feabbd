package stoa.customer.table;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.replica.apply.ReplicatedTable;

/// All tables of the group's state.
@Singleton
public record CustomerTables(
    CounterTable counters,
    AccountTable accounts,
    SessionTable sessions,
    CartLineTable cartLines,
    SavedCartLineTable savedCartLines,
    CheckoutTable checkouts,
    CheckoutLineTable checkoutLines,
    LoginFailureTable loginFailures,
    FraudSignalTable fraudSignals) {
  /// What checksums and snapshots cover.
  public static final List<ReplicatedTable> REPLICATED =
      List.of(
          table("counter", 1, "name", "next_value"),
          table(
              "account",
              1,
              "account_id",
              "role",
              "username",
              "name",
              "password_hash",
              "items_purchased"),
          table(
              "session",
              1,
              "session_id",
              "account_id",
              "role",
              "last_use_millis",
              "taken_by_order_id"),
          table("cart_line", 3, "session_id", "category", "item_number", "line_number", "quantity"),
          table(
              "saved_cart_line",
              3,
              "account_id",
              "category",
              "item_number",
              "line_number",
              "quantity"),
          table(
              "checkout",
              1,
              "order_id",
              "session_id",
              "buyer_id",
              "fingerprint",
              "state",
              "decline_counted",
              "taken_at_millis"),
          table(
              "checkout_line", 3, "order_id", "category", "item_number", "line_number", "quantity"),
          table("login_failure", 2, "account_id", "slot", "failed_at_millis"),
          table(
              "fraud_signal", 1, "signal_id", "kind", "buyer_id", "card_fingerprint", "at_millis"));

  private static ReplicatedTable table(String name, int keyColumns, String... columns) {
    var all = List.of(columns);
    return new ReplicatedTable(name, all.subList(0, keyColumns), all);
  }
}
