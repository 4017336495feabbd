package stoa.cli.local;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import stoa.cli.Json;
import stoa.cli.OutputFormat;
import stoa.cli.TextTable;

/// `stoa status`: how every part is. Exit code 1 when something is not up.
@Command(
    name = "status",
    description = "Show how every part of the local system is; exit code 1 when one is not up.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private OutputFormat output;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public StatusCommand() {}

  @Override
  public Integer call() {
    StatusReport status = ControlClient.of(data.directory()).status();
    PrintWriter out = spec.commandLine().getOut();
    if (output.isJson()) {
      out.println(Json.writeIndented(status));
    } else {
      out.print(text(status));
    }
    out.flush();
    return status.healthy() ? 0 : 1;
  }

  static String text(StatusReport status) {
    TextTable services = new TextTable("NAME", "URL", "PID", "HEALTH", "");
    row(services, status.gateway());
    status.functions().forEach(function -> row(services, function));
    row(services, status.payment());
    StringBuilder text = new StringBuilder(services.toString());
    status.groups().forEach(group -> text.append('\n').append(text(group)));
    return text.toString();
  }

  private static void row(TextTable table, StatusReport.Service service) {
    table.row(
        service.name(), service.url(), service.pid(), service.health().word(), service.detail());
  }

  private static String text(StatusReport.Group group) {
    TextTable members =
        new TextTable("MEMBER", "ROLE", "POSITION", "LAG", "PID", "DATABASE", "HEALTH", "");
    for (StatusReport.Member member : group.members()) {
      members.row(
          member.name(),
          member.role(),
          member.position(),
          member.lag(),
          member.pid(),
          member.databasePid(),
          member.health().word(),
          member.detail());
    }
    return heading(group) + "\n" + members;
  }

  private static String heading(StatusReport.Group group) {
    String state = group.serving() ? "serving" : "NOT SERVING";
    if (group.view() != null) {
      return group.name()
          + " group, "
          + state
          + ": epoch "
          + group.epoch()
          + ", view "
          + group.view();
    }
    String leader = group.leader() == null ? "none" : group.leader();
    return group.name() + " group, " + state + ": term " + group.term() + ", leader " + leader;
  }
}
