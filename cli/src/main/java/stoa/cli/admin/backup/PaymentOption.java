package stoa.cli.admin.backup;

import java.net.URI;
import java.util.List;
import picocli.CommandLine.Option;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.GroupsOption;

/// The payment service's port for operators, beside the groups' members.
public final class PaymentOption {
  @Option(
      names = "--payment",
      paramLabel = "HOST:PORT",
      description = "the remote payment service's port for operators (STOA_METRICS_PORT)")
  private String payment = "";

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public PaymentOption() {}

  /// Where it listens.
  ///
  /// @throws CommandFailure when remote groups are named without it
  URI operations(GroupsOption groups) {
    if (!payment.isEmpty()) {
      return URI.create("http://" + payment);
    }
    if (!groups.isLocal()) {
      throw new CommandFailure("the payment service is needed, too: give --payment");
    }
    return groups.endpoints().paymentOperations();
  }

  /// One of the groups that are meant.
  static AdminGroup group(List<AdminGroup> groups, String name) {
    return groups.stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CommandFailure("the " + name + " group is needed: give --" + name));
  }
}
