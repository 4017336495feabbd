package stoa.cli.admin;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import stoa.cli.TextTable;
import stoa.cli.admin.AdminGroup.Answer;
import stoa.proto.admin.v1.GetStatusResponse;

/// `stoa admin status`: what each member says of itself. Exit code 1 when one does not serve.
@Command(
    name = "status",
    description = "What each member says of itself.",
    mixinStandardHelpOptions = true)
final class AdminStatusCommand extends AdminVerb {
  /// A member as it is printed.
  ///
  /// @param termOrEpoch absent, like all that follows, when the member did not answer
  record MemberLine(
      String group,
      String member,
      @Nullable String role,
      @Nullable Long termOrEpoch,
      @Nullable Long applied,
      @Nullable Long committed,
      @Nullable List<Integer> members,
      @Nullable Integer activeLevel,
      @Nullable List<Integer> knownLevels,
      @Nullable String rollingHash,
      @Nullable Long clockOffsetMillis,
      @Nullable String build,
      boolean serving,
      String reason) {}

  @Override
  Outcome run(List<AdminGroup> groups) {
    List<MemberLine> lines = new ArrayList<>();
    for (AdminGroup group : groups) {
      group.statuses().forEach(answer -> lines.add(line(group, answer)));
    }
    boolean healthy = lines.stream().allMatch(MemberLine::serving);
    return new Outcome(lines, text(lines), healthy ? 0 : 1);
  }

  private static MemberLine line(AdminGroup group, Answer<GetStatusResponse> answer) {
    String name = answer.member().name();
    GetStatusResponse status = answer.value();
    if (status == null) {
      return new MemberLine(
          group.name(),
          name,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          false,
          answer.failure());
    }
    return new MemberLine(
        group.name(),
        name,
        status.getRole(),
        status.getTermOrEpoch(),
        status.getAppliedPosition(),
        status.getCommittedPosition(),
        List.copyOf(status.getMembersList()),
        status.getActiveLevel(),
        List.copyOf(status.getKnownLevelsList()),
        HexFormat.of().formatHex(status.getRollingHash().toByteArray()),
        status.hasClockOffsetMillis() ? status.getClockOffsetMillis() : null,
        status.getBuild(),
        status.getServing(),
        status.getReason());
  }

  private static String text(List<MemberLine> lines) {
    TextTable table =
        new TextTable(
            "MEMBER",
            "ROLE",
            "TERM/EPOCH",
            "APPLIED",
            "COMMITTED",
            "MEMBERS",
            "LEVEL",
            "HASH",
            "CLOCK MS",
            "BUILD",
            "SERVING",
            "");
    for (MemberLine line : lines) {
      String hash = line.rollingHash();
      table.row(
          line.member(),
          line.role(),
          line.termOrEpoch(),
          line.applied(),
          line.committed(),
          line.members(),
          line.activeLevel(),
          hash == null ? null : hash.substring(0, Math.min(12, hash.length())),
          line.clockOffsetMillis(),
          line.build(),
          line.serving() ? "yes" : "no",
          line.reason());
    }
    return table.toString();
  }
}
