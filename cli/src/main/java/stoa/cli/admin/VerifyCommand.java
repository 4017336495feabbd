package stoa.cli.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import stoa.cli.CommandFailure;
import stoa.cli.Durations;
import stoa.cli.TextTable;
import stoa.proto.admin.v1.GetStatusResponse;
import stoa.proto.admin.v1.GetVerificationResponse;
import stoa.proto.admin.v1.TableChecksum;

/// `stoa admin verify`: compares the checksums of every table at one position over all members of a
/// group. Exit code 1 when members differ, or when one does not answer in time.
@Command(
    name = "verify",
    description =
        "Compare the tables of all members at one position; exit code 1 when they differ.",
    mixinStandardHelpOptions = true)
public final class VerifyCommand extends AdminVerb {
  private static final long POLL_MILLIS = 100;

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "60s",
      description = "how long members have to reach the position (default ${DEFAULT-VALUE})")
  private Duration limit = Duration.ofMinutes(1);

  /// A table as the members have it.
  ///
  /// @param checksums by member; `rows:checksum`
  public record TableLine(String table, boolean equal, SortedMap<String, String> checksums) {}

  /// A group's verification.
  ///
  /// @param failures of members that gave no answer
  public record GroupVerification(
      String group, long position, boolean equal, List<TableLine> tables, List<String> failures) {}

  @Override
  Outcome run(List<AdminGroup> groups) {
    List<GroupVerification> verifications =
        groups.stream().map(group -> verify(group, limit)).toList();
    boolean equal = verifications.stream().allMatch(GroupVerification::equal);
    return new Outcome(verifications, text(verifications), equal ? 0 : 1);
  }

  /// Compares the members of a group.
  ///
  /// @param limit how long members have to reach the position
  /// @throws CommandFailure when no member takes commands
  public static GroupVerification verify(AdminGroup group, Duration limit) {
    long position = group.serving().startVerification(AdminGroup.DEADLINE);
    SortedMap<String, GetVerificationResponse> answers = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    for (var answer : group.askAll(member -> await(member, position, limit))) {
      GetVerificationResponse value = answer.value();
      if (value == null) {
        failures.add(answer.failure());
      } else {
        answers.put(answer.member().name(), value);
      }
    }
    return compare(group.name(), position, answers, failures);
  }

  private static GetStatusResponse status(AdminMember member) {
    return member.status(AdminGroup.DEADLINE);
  }

  /// A member may be late, or may have been there and found nothing: its log says why.
  private static String withoutFinding(String name, long position, GetStatusResponse status) {
    long applied = status.getAppliedPosition();
    return applied < position
        ? "%s has not reached position %d: applied %d of %d that it knows to be committed"
            .formatted(name, position, applied, status.getCommittedPosition())
        : "%s has applied up to %d and found nothing at position %d; its log says why"
            .formatted(name, applied, position);
  }

  private static GetVerificationResponse await(AdminMember member, long position, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      GetVerificationResponse answer = member.verification(position, AdminGroup.DEADLINE);
      if (answer.getReady()) {
        return answer;
      }
      if (System.nanoTime() > end) {
        throw new CommandFailure(withoutFinding(member.name(), position, status(member)));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }

  static GroupVerification compare(
      String group,
      long position,
      SortedMap<String, GetVerificationResponse> answers,
      List<String> failures) {
    SortedMap<String, SortedMap<String, String>> tables = new TreeMap<>();
    answers.forEach((member, answer) -> collect(member, answer, tables));
    List<TableLine> lines = new ArrayList<>();
    for (Map.Entry<String, SortedMap<String, String>> table : tables.entrySet()) {
      Set<String> different = new HashSet<>(table.getValue().values());
      boolean equal = different.size() == 1 && table.getValue().size() == answers.size();
      lines.add(new TableLine(table.getKey(), equal, table.getValue()));
    }
    boolean equal =
        failures.isEmpty() && !lines.isEmpty() && lines.stream().allMatch(TableLine::equal);
    return new GroupVerification(group, position, equal, lines, failures);
  }

  private static void collect(
      String member,
      GetVerificationResponse answer,
      SortedMap<String, SortedMap<String, String>> tables) {
    for (TableChecksum table : answer.getTablesList()) {
      String columns = String.join(",", table.getColumnsList());
      tables
          .computeIfAbsent(table.getTable() + "(" + columns + ")", name -> new TreeMap<>())
          .put(member, table.getRows() + ":" + table.getChecksum());
    }
    String hash = java.util.HexFormat.of().formatHex(answer.getRollingHash().toByteArray());
    tables
        .computeIfAbsent("(commands and results)", name -> new TreeMap<>())
        .put(member, "-:" + hash);
  }

  private static String text(List<GroupVerification> verifications) {
    StringBuilder text = new StringBuilder();
    for (GroupVerification verification : verifications) {
      text.append(verification.group()).append(" group at position ");
      text.append(verification.position()).append(": ");
      text.append(verification.equal() ? "all members are equal\n" : "NOT EQUAL\n");
      verification.failures().forEach(failure -> text.append("  ").append(failure).append('\n'));
      text.append(table(verification)).append('\n');
    }
    return text.toString();
  }

  private static TextTable table(GroupVerification verification) {
    TextTable table = new TextTable("TABLE", "MEMBERS", "ROWS", "CHECKSUM", "");
    for (TableLine line : verification.tables()) {
      SortedMap<String, List<String>> byChecksum = new TreeMap<>();
      line.checksums()
          .forEach((member, checksum) ->
              byChecksum.computeIfAbsent(checksum, new_ -> new ArrayList<>()).add(member));
      byChecksum.forEach((checksum, members) -> row(table, line, checksum, members));
    }
    return table;
  }

  private static void row(TextTable table, TableLine line, String checksum, List<String> members) {
    int colon = checksum.indexOf(':');
    String sum = checksum.substring(colon + 1);
    table.row(
        line.table().replaceAll("(?<=.)\\(.*", ""),
        line.equal() ? "all " + members.size() : String.join(" ", members),
        checksum.substring(0, colon),
        sum.substring(0, Math.min(16, sum.length())),
        line.equal() ? "" : "DIFFERENT");
  }
}
