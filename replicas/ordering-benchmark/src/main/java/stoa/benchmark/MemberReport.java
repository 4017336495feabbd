package stoa.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a member says of itself.
///
/// @param present whether it takes part in ordering: has turns, or leads or follows
/// @param takesCommands whether clients can use it
/// @param epoch of the view; Raft's term
/// @param changes views adopted by this process; for Raft always 0
/// @param members who takes part, as this member knows
record MemberReport(
    boolean present, boolean takesCommands, long epoch, long changes, List<Integer> members) {
  private static final int FIELDS = 5;

  static final MemberReport ABSENT = new MemberReport(false, false, 0, 0, List.of());

  MemberReport {
    members = List.copyOf(members);
  }

  String toLine() {
    String listed = members.stream().map(String::valueOf).collect(Collectors.joining(","));
    return present + " " + takesCommands + " " + epoch + " " + changes + " " + listed;
  }

  static MemberReport fromLine(String line) {
    String[] fields = line.split(" ", FIELDS);
    return new MemberReport(
        Boolean.parseBoolean(fields[0]),
        Boolean.parseBoolean(fields[1]),
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        Arrays.stream(fields[4].split(",", -1))
            .filter(member -> !member.isEmpty())
            .map(Integer::valueOf)
            .toList());
  }
}
