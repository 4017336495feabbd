package stoa.cli.admin.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stoa.cli.Json;
import stoa.cli.OutputFormat;

/// `stoa admin restore stage`: checks a set and writes what each machine is given.
@Command(
    name = "stage",
    description = "Check a backup and write what each machine is given; once for one restore.",
    mixinStandardHelpOptions = true)
final class StageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOption stores;
  @Mixin private OutputFormat output;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TARGET",
      description = "a directory or s3://BUCKET/PREFIX")
  private String target;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "an empty or new directory")
  private Path directory;

  @Option(
      names = "--cluster",
      paramLabel = "N",
      defaultValue = "1",
      description = "STOA_CLUSTER of the machines (default ${DEFAULT-VALUE})")
  private long cluster;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "customer, product, payment; needs --force")
  private List<String> only = new ArrayList<>();

  @Option(names = "--force", description = "leave parts out although the rest does not agree then")
  private boolean force;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  StageCommand() {}

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    List<String> said = new ArrayList<>();
    try (SetStore store = stores.open(target)) {
      Staging.of(store, cluster, only, force, Clock.systemUTC()).copyTo(directory, said::add);
    }
    if (output.isJson()) {
      out.println(Json.writeIndented(Map.of("directory", directory.toString())));
    } else {
      said.forEach(out::println);
      out.println("staged in " + directory);
    }
    out.flush();
    return 0;
  }
}
