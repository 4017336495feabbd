package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.VerifyCommand;
import stoa.cli.local.LocalSystem;

/// What must hold after any failures.
final class Books {
  private static final Duration VERIFY_LIMIT = Duration.ofSeconds(60);
  private static final Duration HEALING_LIMIT = Duration.ofMinutes(2);

  private Books() {}

  /// Every acknowledged purchase is in its buyer's history as COMPLETED, each intention made one
  /// order, all carts are empty, and the audit holds: no unit was lost or sold twice, nobody paid
  /// without an order.
  static void assertBalanced(LocalSystem system, Shopping shopping) {
    Set<String> found = new HashSet<>();
    for (List<JsonNode> orders : Together.run(shopping.shoppers(), Shopper::orders)) {
      for (JsonNode order : orders) {
        assertEquals("COMPLETED", order.path("state").asText(), order::toString);
        assertTrue(found.add(order.path("orderId").asText()), () -> "listed twice: " + order);
      }
    }
    Set<String> acknowledged = new HashSet<>();
    shopping.acknowledged().forEach(purchase -> acknowledged.add(purchase.orderId()));
    assertEquals(acknowledged, found, "the orders in all histories");
    for (JsonNode cart : Together.run(shopping.shoppers(), shopper -> shopper.session().cart())) {
      assertEquals(0, cart.path("lines").size(), cart::toString);
    }
    Audits.assertHolds(system);
  }

  /// Every part is up again, and the tables of all members of each group have equal checksums.
  static void assertMembersEqual(LocalSystem system) throws InterruptedException {
    assertTrue(system.awaitHealthy(HEALING_LIMIT), () -> "not healthy: " + system.status());
    List<String> differences = new ArrayList<>();
    differences.addAll(differences("customer", system.endpoints().customerAdmins()));
    differences.addAll(differences("product", system.endpoints().productAdmins()));
    assertEquals(List.of(), differences);
  }

  private static List<String> differences(String name, List<String> admins) {
    try (AdminGroup group = AdminGroup.of(name, admins)) {
      var found = VerifyCommand.verify(group, VERIFY_LIMIT);
      List<String> differences = new ArrayList<>(found.failures());
      found.tables().stream()
          .filter(table -> !table.equal())
          .forEach(table -> differences.add(table.table() + ": " + table.checksums()));
      if (!found.equal() && differences.isEmpty()) {
        differences.add("the " + name + " group has no tables");
      }
      return differences;
    }
  }
}
