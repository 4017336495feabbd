package stoa.cli.demo;

import java.time.Duration;
import java.util.List;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.VerifyCommand;
import stoa.cli.admin.VerifyCommand.GroupVerification;
import stoa.cli.local.LocalControl;
import stoa.cli.local.LocalSystem;

/// Claims that the members of each group hold the same.
final class Replicas {
  private static final Duration HEALTHY_LIMIT = Duration.ofSeconds(60);
  private static final Duration VERIFY_LIMIT = Duration.ofSeconds(30);

  private final Narration narration;
  private final LocalControl control;

  Replicas(Narration narration, LocalControl control) {
    this.narration = narration;
    this.control = control;
  }

  void verify() {
    narration.claim(control.awaitHealthy(HEALTHY_LIMIT), "every part of the system is up");
    LocalSystem.Endpoints endpoints = control.endpoints();
    verify("customer", endpoints.customerAdmins());
    verify("product", endpoints.productAdmins());
  }

  private void verify(String name, List<String> admins) {
    try (AdminGroup group = AdminGroup.of(name, admins)) {
      GroupVerification found = VerifyCommand.verify(group, VERIFY_LIMIT);
      narration.claim(
          found.equal(),
          "%s group at position %d: %s"
              .formatted(name, found.position(), text(found, admins.size())));
    } catch (CommandFailure failure) {
      narration.claim(false, name + " group: " + failure.getMessage());
    }
  }

  private static String text(GroupVerification found, int members) {
    if (found.equal()) {
      return "the checksums of %d tables are equal on all %d members"
          .formatted(found.tables().size(), members);
    }
    var different = found.tables().stream().filter(table -> !table.equal()).toList();
    return "members differ: " + different + " " + found.failures();
  }
}
