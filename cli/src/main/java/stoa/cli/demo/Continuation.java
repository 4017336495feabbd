package stoa.cli.demo;

import java.util.Objects;
import stoa.cli.local.StatusReport.Group;

/// How a group came over the death of a member, told from its status before and after: a new term
/// or epoch means that it went on without it.
final class Continuation {
  private Continuation() {}

  static String of(Group before, Group after) {
    if (!Objects.equals(before.term(), after.term())) {
      return "the %s group went on with a new leader, %s in term %s"
          .formatted(after.name(), after.leader(), after.term());
    }
    if (!Objects.equals(before.epoch(), after.epoch())) {
      return "the %s group went on with a new view, epoch %s"
          .formatted(after.name(), after.epoch());
    }
    return before.epoch() == null
        ? "the %s group went on with the leader that it had".formatted(after.name())
        : "the %s group kept its view, so it waited until its member was back"
            .formatted(after.name());
  }
}
