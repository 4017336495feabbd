package stoa.cli.admin.member;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stoa.cli.CommandFailure;
import stoa.cli.Durations;
import stoa.cli.Json;
import stoa.cli.OutputFormat;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.GroupsOption;
import stoa.cli.local.LocalControl;

/// Which member is meant, and how patiently.
final class MemberOptions {
  @Mixin private GroupsOption groups;
  @Mixin private OutputFormat output;

  @Parameters(paramLabel = "NAME", description = "customer-0 to customer-4, product-0 to product-4")
  private String name;

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "10m",
      description = "how long a step may take (default ${DEFAULT-VALUE})")
  private Duration limit = Duration.ofMinutes(10);

  @Option(names = "--force", description = "go on when only a majority of the group is well")
  private boolean force;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  MemberOptions() {}

  boolean force() {
    return force;
  }

  String name() {
    return name;
  }

  boolean isLocal() {
    return groups.isLocal();
  }

  /// What can be done to the local system's parts.
  LocalControl control() {
    return groups.control();
  }

  /// Does something to the member, and tells about it in the wanted form.
  ///
  /// @return the exit code
  int with(PrintWriter out, BiConsumer<Replacement, Consumer<String>> action) {
    List<String> lines = new ArrayList<>();
    Consumer<String> said =
        line -> {
          lines.add(line);
          if (!output.isJson()) {
            out.println(line);
            out.flush();
          }
        };
    List<AdminGroup> meant = groups.groups();
    try {
      action.accept(replacement(meant, said), said);
    } finally {
      meant.forEach(AdminGroup::close);
    }
    if (output.isJson()) {
      out.println(Json.writeIndented(Map.of("member", name, "steps", lines)));
    }
    out.flush();
    return 0;
  }

  private Replacement replacement(List<AdminGroup> meant, Consumer<String> said) {
    for (AdminGroup group : meant) {
      for (int number = 0; number < group.members().size(); number++) {
        if (group.members().get(number).name().equals(name)) {
          return new Replacement(group, number, limit, said);
        }
      }
    }
    throw new CommandFailure("there is no member " + name + "; its group's addresses are needed");
  }
}
