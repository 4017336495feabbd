package stoa.cli.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.audit.Apart;
import stoa.cli.admin.audit.Audit;
import stoa.cli.admin.audit.Equation;
import stoa.cli.drill.check.Finding;
import stoa.cli.local.LocalSystem;

/// Stock, money, histories and carts agree, as `stoa admin audit` says, and no order is left under
/// way: the last message of each is acknowledged some time after its buyer was answered.
final class ClosedBooks implements FinalCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration READING_LIMIT = Duration.ofMinutes(2);

  /// What is under way for longer after everything is up again is a finding.
  private static final Duration CLOSING_LIMIT = Duration.ofSeconds(90);

  private static final long POLL_MILLIS = 1_000;
  private static final int NAMED = 5;

  @Override
  public List<Finding> check(LocalSystem.Endpoints endpoints) {
    try (AdminGroup product = AdminGroup.of("product", endpoints.productAdmins());
        AdminGroup customer = AdminGroup.of("customer", endpoints.customerAdmins())) {
      return findings(settled(product, customer, endpoints));
    } catch (CommandFailure failure) {
      return List.of(new Finding(false, "not audited: " + failure.getMessage()));
    }
  }

  /// An audit that finds nothing under way, or one that finds a difference, or the last one before
  /// the limit.
  private static Audit.Report settled(
      AdminGroup product, AdminGroup customer, LocalSystem.Endpoints endpoints) {
    long end = System.nanoTime() + CLOSING_LIMIT.toNanos();
    while (true) {
      Audit.Report report =
          Audit.of(product, customer, endpoints.paymentOperations(), PATIENCE, READING_LIMIT);
      if (!report.holds() || report.apart().isEmpty() || System.nanoTime() >= end) {
        return report;
      }
      rest();
    }
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }

  static List<Finding> findings(Audit.Report report) {
    List<Finding> findings = new ArrayList<>();
    for (Equation equation : report.equations()) {
      findings.add(
          finding("audit: " + equation.name() + ": " + equation.numbers(), equation.differences()));
    }
    List<String> apart = report.apart().stream().map(ClosedBooks::line).toList();
    findings.add(finding("audit: every order has come to its end", apart));
    return findings;
  }

  private static String line(Apart apart) {
    return apart.what() + " " + named(apart.orders());
  }

  private static Finding finding(String text, List<String> wrong) {
    return wrong.isEmpty()
        ? new Finding(true, text)
        : new Finding(false, text + " NOT: " + named(wrong));
  }

  private static String named(List<String> all) {
    return all.size() + " " + String.join("; ", all.subList(0, Math.min(NAMED, all.size())));
  }
}
