package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.Stoa;
import stoa.cli.admin.audit.Audit;
import stoa.cli.local.Databases;
import stoa.cli.local.LocalSystem;

/// The operator's audit on a system of its own, because what it falsifies stays false.
@Tag("own-system")
class AuditIT {
  /// While shoppers shop; a longer trial is `-Dstoa.auditsUnderLoad=20`.
  private static final int AUDITS_UNDER_LOAD = Integer.getInteger("stoa.auditsUnderLoad", 4);

  private static final Duration QUIET_LIMIT = Duration.ofSeconds(60);

  @TempDir Path directory;

  private record Ran(int exitCode, String out) {}

  @Test
  void holdsUnderLoadAndAfterAndFindsWhatIsFalsified()
      throws IOException, InterruptedException, SQLException {
    try (LocalSystem system = LocalSystem.start(directory, 0, 0, 2, Map.of());
        Market market = new Market(system)) {
      Shopping shopping = new Shopping(market.shoppers(8), market.items(3, 100_000));
      List<Audit.Report> audits = new ArrayList<>();
      try (shopping;
          Unlucky unlucky = new Unlucky(market.shoppers(2), market.item(100_000))) {
        shopping.goesOn();
        for (int audit = 0; audit < AUDITS_UNDER_LOAD; audit++) {
          audits.add(Audits.assertHolds(system));
        }
        system.kill("product-leader", Duration.ofSeconds(1));
        shopping.goesOn();
        audits.add(Audits.assertHolds(system));
        assertTrue(unlucky.tries() > 0, "nobody was declined or refused");
      }
      long apart = audits.stream().filter(audit -> !audit.apart().isEmpty()).count();
      System.out.println(
          "audits under load: %d hold, %d of them met orders under way; %s"
              .formatted(audits.size(), apart, shopping.figures()));
      shopping.assertNoErrors();
      awaitQuiet(system);
      assertEquals(0, command(system).exitCode(), command(system).out());
      findsAFalsifiedItem(system, market);
      findsAFalsifiedStage(system, shopping);
    }
  }

  /// Orders that were answered before their Void was acknowledged come to their end.
  private static void awaitQuiet(LocalSystem system) throws InterruptedException {
    long end = System.nanoTime() + QUIET_LIMIT.toNanos();
    while (!Audits.assertHolds(system).apart().isEmpty()) {
      assertTrue(System.nanoTime() < end, "orders stay unacknowledged");
      Thread.sleep(500);
    }
  }

  private static void findsAFalsifiedItem(LocalSystem system, Market market) throws SQLException {
    String item = market.listed().keySet().iterator().next();
    String number = item.substring(item.indexOf('-') + 1);
    String where = " WHERE category = 7 AND number = " + number;
    assertEquals(
        1, Databases.updateProductGroup(system, "UPDATE item SET stock = stock + 1" + where));
    Ran found = command(system);
    assertEquals(1, found.exitCode(), found.out());
    assertTrue(found.out().contains("item " + item + ": 100000 listed, but "), found.out());
    Databases.updateProductGroup(system, "UPDATE item SET stock = stock - 1" + where);
    assertEquals(0, command(system).exitCode());
  }

  private static void findsAFalsifiedStage(LocalSystem system, Shopping shopping)
      throws SQLException {
    String order = shopping.acknowledged().getFirst().orderId();
    String sql = "UPDATE order_outcome SET stage = 'DECLINED' WHERE order_id = '" + order + "'";
    assertEquals(1, Databases.updateProductGroup(system, sql));
    Ran found = command(system);
    assertEquals(1, found.exitCode(), found.out());
    assertTrue(
        found.out().contains("order " + order + " is DECLINED, but the ledger has CAPTURED"),
        found.out());
    System.out.println(found.out());
  }

  /// The command as an operator gives it.
  private static Ran command(LocalSystem system) {
    LocalSystem.Endpoints endpoints = system.endpoints();
    StringWriter out = new StringWriter();
    int exitCode =
        Stoa.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(
                "admin",
                "audit",
                "--product",
                String.join(",", endpoints.productAdmins()),
                "--customer",
                String.join(",", endpoints.customerAdmins()),
                "--payment",
                endpoints.paymentOperations().getAuthority());
    return new Ran(exitCode, out.toString());
  }
}
