package stoa.cli.admin.backup;

import java.time.Clock;
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

/// `stoa admin backup`: takes one set while the system serves.
@Command(
    name = "backup",
    description = "Take a backup of both groups and the ledger, while the system serves.",
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private GroupsOption groups;
  @Mixin private PaymentOption payment;
  @Mixin private StoreOption stores;
  @Mixin private OutputFormat output;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET",
      description = "an empty or new directory, or s3://BUCKET/PREFIX")
  private String target;

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "60m",
      description = "how long each part may take (default ${DEFAULT-VALUE})")
  private Duration limit = Duration.ofHours(1);

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public BackupCommand() {}

  @Override
  public Integer call() {
    List<AdminGroup> meant = groups.groups();
    var out = spec.commandLine().getOut();
    try (SetStore store = stores.open(target)) {
      var backup =
          new Backup(
              PaymentOption.group(meant, Backup.CUSTOMER),
              PaymentOption.group(meant, Backup.PRODUCT),
              payment.operations(groups),
              limit,
              Clock.systemUTC());
      BackupManifest manifest =
          backup.take(
              store,
              line -> {
                if (!output.isJson()) {
                  out.println(line);
                  out.flush();
                }
              });
      out.println(output.isJson() ? Json.writeIndented(manifest) : "backed up to " + store);
      out.flush();
      return 0;
    } finally {
      meant.forEach(AdminGroup::close);
    }
  }
}
