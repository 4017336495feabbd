package stoa.cli.admin;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import stoa.cli.Json;
import stoa.cli.OutputFormat;

/// What all operator verbs share: the groups they mean and how they answer.
abstract class AdminVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private GroupsOption groups;
  @Mixin private OutputFormat output;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  AdminVerb() {}

  /// An answer for programs and for people, and the exit code.
  record Outcome(Object json, String text, int exitCode) {}

  abstract Outcome run(List<AdminGroup> groups);

  @Override
  public final Integer call() {
    List<AdminGroup> meant = groups.groups();
    try {
      Outcome outcome = run(meant);
      var out = spec.commandLine().getOut();
      if (output.isJson()) {
        out.println(Json.writeIndented(outcome.json()));
      } else {
        out.print(outcome.text());
      }
      out.flush();
      return outcome.exitCode();
    } finally {
      meant.forEach(AdminGroup::close);
    }
  }

  /// The product group, for the verbs that need a leader.
  static AdminGroup product(List<AdminGroup> groups) {
    return groups.stream()
        .filter(group -> group.name().equals("product"))
        .findFirst()
        .orElseThrow(
            () -> new stoa.cli.CommandFailure("only the product group has a leader; name it"));
  }
}
