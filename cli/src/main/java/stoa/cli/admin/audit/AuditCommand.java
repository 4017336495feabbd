package stoa.cli.admin.audit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.Durations;
import stoa.cli.Json;
import stoa.cli.OutputFormat;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.GroupsOption;

/// `stoa admin audit`: whether stock, money, histories and carts agree. Exit code 1 when they do
/// not, and [#NOT_AUDITED] when the system could not be read.
@Command(
    name = "audit",
    description = {
      "Compute what must always hold of stock, money, histories and carts, while the system goes"
          + " on.",
      "Exit code 0 when all holds, 1 on a difference, 3 when the system cannot be read."
    },
    mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
  /// Nothing is known: neither that all holds, nor that it does not.
  static final int NOT_AUDITED = 3;

  @Spec private CommandSpec spec;
  @Mixin private GroupsOption groups;
  @Mixin private OutputFormat output;

  @Option(
      names = "--payment",
      paramLabel = "HOST:PORT",
      description = "the remote payment service's port for operators (STOA_METRICS_PORT)")
  private String payment = "";

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "60s",
      description = "how long a refused purchase may hold its cart (default ${DEFAULT-VALUE})")
  private Duration patience = Duration.ofMinutes(1);

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "10m",
      description = "how long reading one group may take (default ${DEFAULT-VALUE})")
  private Duration limit = Duration.ofMinutes(10);

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public AuditCommand() {}

  @Override
  public Integer call() {
    try {
      Audit.Report report = audit();
      var out = spec.commandLine().getOut();
      if (output.isJson()) {
        out.println(Json.writeIndented(report));
      } else {
        out.print(AuditReport.text(report));
      }
      out.flush();
      return report.holds() ? 0 : 1;
    } catch (CommandFailure failure) {
      spec.commandLine().getErr().println("stoa: not audited: " + failure.getMessage());
      return NOT_AUDITED;
    }
  }

  private Audit.Report audit() {
    List<AdminGroup> meant = groups.groups();
    try {
      return Audit.of(
          group(meant, "product"), group(meant, "customer"), operations(), patience, limit);
    } finally {
      meant.forEach(AdminGroup::close);
    }
  }

  private static AdminGroup group(List<AdminGroup> groups, String name) {
    return groups.stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new CommandFailure("an audit needs the " + name + " group: give --" + name));
  }

  private URI operations() {
    if (!payment.isEmpty()) {
      return URI.create("http://" + payment);
    }
    if (!groups.isLocal()) {
      throw new CommandFailure("an audit needs the payment service: give --payment");
    }
    return groups.endpoints().paymentOperations();
  }
}
