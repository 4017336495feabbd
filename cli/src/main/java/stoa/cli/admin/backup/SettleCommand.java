package stoa.cli.admin.backup;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stoa.cli.Durations;
import stoa.cli.Json;
import stoa.cli.OutputFormat;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.GroupsOption;
import stoa.cli.admin.audit.Settlement;

/// `stoa admin restore settle`: gives money back that no order stands for, and waits until
/// everything is told again. Exit code 1 when the limit was over before.
@Command(
    name = "settle",
    description = {
      "Give money back that no order stands for, and wait until all that was decided since the",
      "backup is told again. May be repeated at any time."
    },
    mixinStandardHelpOptions = true)
final class SettleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private GroupsOption groups;
  @Mixin private PaymentOption payment;
  @Mixin private OutputFormat output;

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "10m",
      description = "how long it may take (default ${DEFAULT-VALUE})")
  private Duration limit = Duration.ofMinutes(10);

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  SettleCommand() {}

  @Override
  public Integer call() {
    List<AdminGroup> meant = groups.groups();
    var out = spec.commandLine().getOut();
    try {
      Settlement.Report report =
          Settlement.of(
              PaymentOption.group(meant, Backup.PRODUCT),
              PaymentOption.group(meant, Backup.CUSTOMER),
              payment.operations(groups),
              limit,
              line -> {
                if (!output.isJson()) {
                  out.println(line);
                  out.flush();
                }
              });
      out.print(output.isJson() ? Json.writeIndented(report) + "\n" : text(report));
      out.flush();
      return report.waiting() == 0 ? 0 : 1;
    } finally {
      meant.forEach(AdminGroup::close);
    }
  }

  static String text(Settlement.Report report) {
    String end =
        report.waiting() == 0
            ? "everything is told again\n"
            : report.waiting() + " orders are not acknowledged yet; settle again later\n";
    return "%d authorizations voided, %d captures refunded: no order stands for them; %s"
        .formatted(report.voided().size(), report.refunded().size(), end);
  }
}
