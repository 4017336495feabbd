package stoa.cli.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import stoa.cli.TextTable;

/// `stoa admin snapshot`: every member, or one, takes a snapshot and cuts its log. Exit code 1 when
/// one could not.
@Command(
    name = "snapshot",
    description = "Let members take a snapshot and cut their logs.",
    mixinStandardHelpOptions = true)
final class SnapshotCommand extends AdminVerb {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Option(names = "--member", paramLabel = "NAME", description = "only this one, as product-3")
  private String only = "";

  /// @param position absent when the member took none
  record SnapshotLine(String member, @Nullable Long position, String failure) {}

  @Override
  Outcome run(List<AdminGroup> groups) {
    List<SnapshotLine> lines = new ArrayList<>();
    for (AdminGroup group : groups) {
      List<AdminMember> meant =
          group.members().stream()
              .filter(member -> only.isEmpty() || member.name().equals(only))
              .toList();
      new AdminGroup(group.name(), meant)
          .askAll(member -> member.takeSnapshot(LIMIT))
          .forEach(answer ->
              lines.add(
                  new SnapshotLine(answer.member().name(), answer.value(), answer.failure())));
    }
    if (lines.isEmpty()) {
      throw new stoa.cli.CommandFailure("there is no member " + only);
    }
    boolean allTaken = lines.stream().allMatch(line -> line.position() != null);
    return new Outcome(lines, text(lines), allTaken ? 0 : 1);
  }

  private static String text(List<SnapshotLine> lines) {
    TextTable table = new TextTable("MEMBER", "POSITION", "");
    lines.forEach(line -> table.row(line.member(), line.position(), line.failure()));
    return table.toString();
  }
}
