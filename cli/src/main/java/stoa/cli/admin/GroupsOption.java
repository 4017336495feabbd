package stoa.cli.admin;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stoa.cli.CommandFailure;
import stoa.cli.local.DataOption;
import stoa.cli.local.LocalControl;
import stoa.cli.local.LocalSystem;

/// Which groups an operator means: those of the local system, or those at the given admin
/// addresses.
public final class GroupsOption {
  @Mixin private DataOption data;

  @Option(
      names = "--customer",
      split = ",",
      paramLabel = "HOST:PORT",
      description = "admin addresses of a remote customer group, in member order")
  private List<String> customer = new ArrayList<>();

  @Option(
      names = "--product",
      split = ",",
      paramLabel = "HOST:PORT",
      description = "admin addresses of a remote product group, in member order")
  private List<String> product = new ArrayList<>();

  @Option(names = "--group", paramLabel = "GROUP", description = "only customer or only product")
  private String only = "";

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public GroupsOption() {}

  /// The groups that are meant; the caller closes them.
  ///
  /// @throws CommandFailure when there are none
  public List<AdminGroup> groups() {
    List<AdminGroup> groups = new ArrayList<>();
    if (isLocal()) {
      LocalSystem.Endpoints endpoints = data.endpoints();
      add(groups, "customer", endpoints.customerAdmins());
      add(groups, "product", endpoints.productAdmins());
    } else {
      add(groups, "customer", customer);
      add(groups, "product", product);
    }
    if (groups.isEmpty()) {
      throw new CommandFailure("--group is customer or product, and its addresses must be known");
    }
    return groups;
  }

  /// Whether the local system is meant, and not one by its addresses.
  public boolean isLocal() {
    return customer.isEmpty() && product.isEmpty();
  }

  /// Where the local system listens.
  ///
  /// @throws CommandFailure when no system runs
  public LocalSystem.Endpoints endpoints() {
    return data.endpoints();
  }

  /// What can be done to the local system's parts.
  ///
  /// @throws CommandFailure when no system runs
  public LocalControl control() {
    return LocalControl.find(data)
        .orElseThrow(() -> new CommandFailure("no system runs; ./stoa up starts one"));
  }

  private void add(List<AdminGroup> groups, String name, List<String> addresses) {
    if (!addresses.isEmpty() && (only.isEmpty() || only.equals(name))) {
      groups.add(AdminGroup.of(name, addresses));
    }
  }
}
