package stoa.cli.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stoa.cli.CommandFailure;
import stoa.cli.local.DataOption;
import stoa.cli.local.LocalControl;
import stoa.cli.local.LocalSystem;
import stoa.tls.TlsConfigurationException;
import stoa.tls.TransportSecurity;

/// Which groups an operator means: those of the local system, or those at the given addresses. With
/// `STOA_TLS_CERT`, `STOA_TLS_KEY` and `STOA_TLS_CA` of an operator the latter are where members
/// serve, by TLS; without, their admin ports, forwarded.
public final class GroupsOption {
  @Mixin private DataOption data;

  @Option(
      names = "--customer",
      split = ",",
      paramLabel = "HOST:PORT",
      description =
          "addresses of a remote customer group, in member order: admin ports, or with STOA_TLS_…"
              + " where it serves")
  private List<String> customer = new ArrayList<>();

  @Option(
      names = "--product",
      split = ",",
      paramLabel = "HOST:PORT",
      description = "the same of a remote product group")
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
      add(groups, "customer", endpoints.customerAdmins(), TransportSecurity.NONE);
      add(groups, "product", endpoints.productAdmins(), TransportSecurity.NONE);
    } else {
      TransportSecurity security = security();
      add(groups, "customer", customer, security);
      add(groups, "product", product, security);
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

  private static TransportSecurity security() {
    try {
      return TransportSecurity.configured(name -> Optional.ofNullable(System.getenv(name)));
    } catch (TlsConfigurationException unworkable) {
      throw new CommandFailure(String.valueOf(unworkable.getMessage()), unworkable);
    }
  }

  private void add(
      List<AdminGroup> groups, String name, List<String> addresses, TransportSecurity security) {
    if (!addresses.isEmpty() && (only.isEmpty() || only.equals(name))) {
      groups.add(AdminGroup.of(name, addresses, security));
    }
  }
}
