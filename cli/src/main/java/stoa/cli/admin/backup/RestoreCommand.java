package stoa.cli.admin.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.audit.Settlement;
import stoa.cli.local.LocalRestore;
import stoa.cli.local.LocalSystem;
import stoa.cli.local.UpOptions;

/// `stoa admin restore`: starts a local system with a set in place of an empty one; its verbs do
/// the same for machines, step by step.
@Command(
    name = "restore",
    description = {
      "Start a local system with a backup in place of an empty one.",
      "For machines: restore stage, then the members with STOA_RESTORE, then restore settle."
    },
    mixinStandardHelpOptions = true,
    subcommands = {StageCommand.class, SettleCommand.class})
public final class RestoreCommand implements Callable<Integer> {
  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(10);

  @Spec private CommandSpec spec;
  @Mixin private UpOptions up;
  @Mixin private StoreOption stores;

  @Option(
      names = "--from",
      paramLabel = "TARGET",
      description = "a directory or s3://BUCKET/PREFIX")
  private String target = "";

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "customer, product, payment; the others begin empty. Needs --force")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "keys that were kept elsewhere (DATA/keys); without it new ones are made")
  private @Nullable Path keys;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public RestoreCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (target.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--from is missing");
    }
    PrintWriter out = spec.commandLine().getOut();
    var local = new LocalRestore(up.data());
    local.mustBeAbsent();
    try (SetStore store = stores.open(target)) {
      Staging.of(store, LocalRestore.CLUSTER, only, up.force(), Clock.systemUTC())
          .copyTo(local.incoming(), line -> say(out, line));
    }
    local.arrived(keys);
    up.start(out);
    return settle(out);
  }

  private Integer settle(PrintWriter out) {
    LocalSystem.Endpoints endpoints = up.endpoints();
    try (AdminGroup product = AdminGroup.of(Backup.PRODUCT, endpoints.productAdmins());
        AdminGroup customer = AdminGroup.of(Backup.CUSTOMER, endpoints.customerAdmins())) {
      Settlement.Report report =
          Settlement.of(
              product,
              customer,
              endpoints.paymentOperations(),
              SETTLE_LIMIT,
              line -> say(out, line));
      out.print(SettleCommand.text(report));
      out.flush();
      return report.waiting() == 0 ? 0 : 1;
    } catch (CommandFailure failure) {
      throw new CommandFailure(
          "restored, but not settled: %s; ./stoa admin restore settle goes on"
              .formatted(failure.getMessage()),
          failure);
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
