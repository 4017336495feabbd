package stoa.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaDbServerTest {
  @TempDir Path directory;

  @Test
  void keepsItsDataThroughAKillAndAStart() throws Exception {
    var options = new MariaDbServer.Options(Distribution.ofUser(), directory, 0, true);
    try (var server = MariaDbServer.start(options)) {
      execute(server, "CREATE TABLE t (n INT)");
      execute(server, "INSERT INTO t VALUES (42)");
      server.process().destroyForcibly().waitFor();
    }
    try (var server = MariaDbServer.start(options);
        var connection = DriverManager.getConnection(server.jdbcUrl("test"), "root", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT n FROM t")) {
      assertTrue(rows.next());
      assertEquals(42, rows.getInt(1));
    }
  }

  @Test
  void saysWhereTheLogIsWhenItDoesNotComeUp() throws Exception {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(data.resolve("ibdata1"), "not a tablespace");
    var options = new MariaDbServer.Options(Distribution.ofUser(), directory, 0, false);
    var error = assertThrows(UncheckedIOException.class, () -> MariaDbServer.start(options));
    assertTrue(String.valueOf(error.getMessage()).contains("mariadb.log"));
  }

  private static void execute(MariaDbServer server, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(server.jdbcUrl("test"), "root", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
