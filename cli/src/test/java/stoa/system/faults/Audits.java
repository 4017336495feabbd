package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import stoa.cli.Json;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.audit.Audit;
import stoa.cli.local.LocalSystem;

/// `stoa admin audit` of a running system.
final class Audits {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Audits() {}

  static Audit.Report of(LocalSystem system) {
    LocalSystem.Endpoints endpoints = system.endpoints();
    try (AdminGroup product = AdminGroup.of("product", endpoints.productAdmins());
        AdminGroup customer = AdminGroup.of("customer", endpoints.customerAdmins())) {
      return Audit.of(product, customer, endpoints.paymentOperations(), PATIENCE, LIMIT);
    }
  }

  static Audit.Report assertHolds(LocalSystem system) {
    Audit.Report report = of(system);
    assertTrue(report.holds(), () -> Json.writeIndented(report));
    return report;
  }
}
