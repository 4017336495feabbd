package stoa.payment.backup;

import java.util.List;

/// The tables of a ledger and their columns, as a backup has them.
///
/// @param columns of which `numbers` are BIGINT and all others text
record LedgerTables(String table, List<String> columns, List<String> numbers) {
  static final List<LedgerTables> ALL =
      List.of(
          new LedgerTables(
              "ledger",
              List.of("order_id", "state", "amount_cents", "decline_reason", "clock", "changed_at"),
              List.of("amount_cents", "changed_at")),
          new LedgerTables(
              "card_token",
              List.of("token", "conduct", "created_at", "used_at"),
              List.of("created_at", "used_at")),
          new LedgerTables("faulted_order", List.of("order_id"), List.of()));

  boolean isNumber(String column) {
    return numbers.contains(column);
  }
}
