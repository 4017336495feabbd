package stoa.cli.local;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The databases of a running system, for tests that falsify what they hold.
public final class Databases {
  private Databases() {}

  /// Runs a statement in all five databases of the product group.
  ///
  /// @return how many rows it changed in each
  /// @throws IllegalStateException when they did not all change as many
  public static int updateProductGroup(LocalSystem system, String sql) throws SQLException {
    URI admin = URI.create("dns://" + system.endpoints().productAdmins().getFirst());
    PortPlan offsets = new PortPlan(1024, 80);
    UnitName first = new UnitName(UnitKind.PRODUCT, 0);
    int base = admin.getPort() - (offsets.admin(first) - offsets.base());
    int changed = -1;
    for (UnitName member : UnitName.members(UnitKind.PRODUCT)) {
      int port = base + offsets.database(member) - offsets.base();
      String url = "jdbc:mysql://127.0.0.1:" + port + "/" + member.toString().replace('-', '_');
      try (Connection connection = DriverManager.getConnection(url, "root", "");
          Statement statement = connection.createStatement()) {
        int rows = statement.executeUpdate(sql);
        if (changed >= 0 && rows != changed) {
          throw new IllegalStateException(member + " changed " + rows + " rows, not " + changed);
        }
        changed = rows;
      }
    }
    return changed;
  }
}
