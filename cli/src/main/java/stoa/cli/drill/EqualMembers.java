package stoa.cli.drill;

import java.time.Duration;
import java.util.List;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.VerifyCommand;
import stoa.cli.admin.VerifyCommand.GroupVerification;
import stoa.cli.drill.check.Finding;
import stoa.cli.local.LocalSystem;

/// All members of a group hold the same, as `stoa admin verify` says.
final class EqualMembers implements FinalCheck {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Override
  public List<Finding> check(LocalSystem.Endpoints endpoints) {
    return List.of(
        verify("customer", endpoints.customerAdmins()),
        verify("product", endpoints.productAdmins()));
  }

  private static Finding verify(String name, List<String> admins) {
    try (AdminGroup group = AdminGroup.of(name, admins)) {
      GroupVerification found = VerifyCommand.verify(group, LIMIT);
      String text =
          "%s group at position %d: %d tables are equal on all %d members"
              .formatted(name, found.position(), found.tables().size(), admins.size());
      return found.equal()
          ? new Finding(true, text)
          : new Finding(false, text + " NOT: " + found.tables() + " " + found.failures());
    } catch (CommandFailure failure) {
      return new Finding(false, name + " group: " + failure.getMessage());
    }
  }
}
