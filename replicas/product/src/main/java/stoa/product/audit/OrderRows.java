package stoa.product.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stoa.proto.admin.v1.AuditedLine;
import stoa.proto.admin.v1.AuditedOrder;
import stoa.proto.admin.v1.AuditedStage;

/// Orders put together from their rows: outcomes first, then the lines of all of them in one query.
final class OrderRows {
  static final String COLUMNS =
      "ordinal, order_id, buyer_id, stage, total_cents, acknowledged, placed_at_millis";

  private final Connection connection;
  private final Map<Long, AuditedOrder.Builder> orders = new LinkedHashMap<>();

  OrderRows(Connection connection) {
    this.connection = connection;
  }

  /// The orders with these ids that have an outcome.
  static List<AuditedOrder> find(Connection connection, Collection<String> orderIds)
      throws SQLException {
    var found = new OrderRows(connection);
    if (orderIds.isEmpty()) {
      return List.of();
    }
    String marks = String.join(",", Collections.nCopies(orderIds.size(), "?"));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT " + COLUMNS + " FROM order_outcome WHERE order_id IN (" + marks + ")")) {
      int parameter = 1;
      for (String orderId : orderIds) {
        statement.setString(parameter++, orderId);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row);
        }
      }
    }
    return found.take();
  }

  /// Adds a row of the columns.
  ///
  /// @return its ordinal
  long add(ResultSet row) throws SQLException {
    long ordinal = row.getLong("ordinal");
    orders.put(
        ordinal,
        AuditedOrder.newBuilder()
            .setOrderId(row.getString("order_id"))
            .setBuyerId(row.getLong("buyer_id"))
            .setStage(stage(row.getString("stage")))
            .setTotalCents(row.getLong("total_cents"))
            .setAcknowledged(row.getBoolean("acknowledged"))
            .setPlacedAtMillis(row.getLong("placed_at_millis")));
    return ordinal;
  }

  /// All that were added, with their lines, in the order of their adding; then there are none.
  List<AuditedOrder> take() throws SQLException {
    if (!orders.isEmpty()) {
      addLines();
    }
    var taken = new ArrayList<AuditedOrder>();
    orders.values().forEach(order -> taken.add(order.build()));
    orders.clear();
    return taken;
  }

  private void addLines() throws SQLException {
    String ordinals =
        orders.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT ordinal, item_key, seller_id, quantity, price_cents FROM order_line"
                    + " WHERE ordinal IN ("
                    + ordinals
                    + ")");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        AuditedOrder.Builder order = orders.get(row.getLong("ordinal"));
        if (order != null) {
          order.addLines(
              AuditedLine.newBuilder()
                  .setItemKey(row.getLong("item_key"))
                  .setSellerId(row.getLong("seller_id"))
                  .setQuantity(row.getLong("quantity"))
                  .setPriceCents(row.getLong("price_cents")));
        }
      }
    }
  }

  /// A stage that no build knows is for the audit to complain of.
  private static AuditedStage stage(String text) {
    return switch (text) {
      case "PLACED" -> AuditedStage.AUDITED_STAGE_PLACED;
      case "PAID" -> AuditedStage.AUDITED_STAGE_PAID;
      case "COMPLETED" -> AuditedStage.AUDITED_STAGE_COMPLETED;
      case "DECLINED" -> AuditedStage.AUDITED_STAGE_DECLINED;
      case "REFUSED" -> AuditedStage.AUDITED_STAGE_REFUSED;
      default -> AuditedStage.AUDITED_STAGE_UNSPECIFIED;
    };
  }
}
