package stoa.customer.audit;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import stoa.customer.row.CheckoutRow;
import stoa.proto.admin.v1.AuditedCheckout;
import stoa.proto.admin.v1.FindCheckoutsResponse;

/// Checkout records by their orders.
final class CheckoutFind {
  private CheckoutFind() {}

  /// @param orderIds not empty
  static FindCheckoutsResponse find(Connection connection, Collection<String> orderIds)
      throws SQLException {
    String marks = String.join(",", Collections.nCopies(orderIds.size(), "?"));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT order_id, buyer_id, state, fingerprint FROM checkout WHERE order_id IN ("
                + marks
                + ")")) {
      int parameter = 1;
      for (String orderId : orderIds) {
        statement.setString(parameter++, orderId);
      }
      var found = FindCheckoutsResponse.newBuilder();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          byte[] fingerprint = HexFormat.of().parseHex(row.getString(4));
          found.addCheckouts(
              checkout(row).toBuilder().setFingerprint(ByteString.copyFrom(fingerprint)));
        }
      }
      return found.build();
    }
  }

  /// A row of order, buyer and state.
  static AuditedCheckout checkout(ResultSet row) throws SQLException {
    return AuditedCheckout.newBuilder()
        .setOrderId(row.getString(1))
        .setBuyerId(row.getLong(2))
        .setClosed(row.getInt(3) == CheckoutRow.CLOSED)
        .build();
  }
}
