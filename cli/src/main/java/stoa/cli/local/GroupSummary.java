package stoa.cli.local;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.cli.local.StatusCollector.Answer;
import stoa.cli.local.StatusReport.Group;
import stoa.cli.local.StatusReport.Health;
import stoa.cli.local.StatusReport.Member;
import stoa.proto.admin.v1.GetStatusResponse;

/// Makes one picture of a group from what its members say. Where they disagree, the one that knows
/// the latest epoch or term and serves is believed.
final class GroupSummary {
  private GroupSummary() {}

  static Group of(UnitKind kind, List<Answer> answers) {
    long committed = answers.stream().mapToLong(GroupSummary::known).max().orElse(-1);
    List<Member> members = answers.stream().map(answer -> member(answer, committed)).toList();
    Optional<GetStatusResponse> believed = believed(answers);
    long up = members.stream().filter(Member::isUp).count();
    String leader = leader(kind, believed);
    boolean sequencer = kind == UnitKind.CUSTOMER;
    boolean serving = up >= UnitName.MAJORITY && (sequencer || leader != null);
    return new Group(
        kind.word(),
        serving && up == UnitName.MEMBERS,
        serving,
        sequencer ? term(believed) : null,
        sequencer ? believed.map(GroupSummary::members).orElse(List.of()) : null,
        sequencer ? null : term(believed),
        leader,
        members);
  }

  private static List<Integer> members(GetStatusResponse status) {
    return List.copyOf(status.getMembersList());
  }

  private static @Nullable Long term(Optional<GetStatusResponse> believed) {
    return believed.isPresent() ? believed.get().getTermOrEpoch() : null;
  }

  private static long known(Answer answer) {
    return answer
        .status()
        .map(status -> Math.max(status.getCommittedPosition(), status.getAppliedPosition()))
        .orElse(-1L);
  }

  private static Optional<GetStatusResponse> believed(List<Answer> answers) {
    return answers.stream()
        .map(Answer::status)
        .flatMap(Optional::stream)
        .max(
            Comparator.comparingLong(GetStatusResponse::getTermOrEpoch)
                .thenComparing(GetStatusResponse::getServing)
                .thenComparing(GetStatusResponse::hasLeader));
  }

  private static @Nullable String leader(UnitKind kind, Optional<GetStatusResponse> believed) {
    if (kind == UnitKind.CUSTOMER || believed.isEmpty() || !believed.get().hasLeader()) {
      return null;
    }
    return new UnitName(kind, believed.get().getLeader()).toString();
  }

  private static Member member(Answer answer, long committed) {
    UnitView unit = answer.unit();
    Optional<GetStatusResponse> status = answer.status();
    boolean serving = status.isPresent() && status.get().getServing();
    return new Member(
        answer.name().toString(),
        answer.name().number(),
        status.map(GetStatusResponse::getRole).orElse(""),
        status.isPresent() ? status.get().getAppliedPosition() : null,
        status.isPresent() ? committed - status.get().getAppliedPosition() : null,
        unit.pid(),
        unit.databasePid(),
        serving ? Health.UP : StatusCollector.notUp(unit),
        serving ? "" : Objects.requireNonNullElse(reason(answer), ""));
  }

  private static @Nullable String reason(Answer answer) {
    return answer.status().map(GetStatusResponse::getReason).orElse(answer.complaint());
  }
}
