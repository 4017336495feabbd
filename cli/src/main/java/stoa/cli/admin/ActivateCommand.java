package stoa.cli.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stoa.cli.CommandFailure;
import stoa.proto.admin.v1.GetStatusResponse;

/// `stoa admin activate`: raises the active level of the groups, once every member knows it. There
/// is no way back.
@Command(
    name = "activate",
    description = "Raise the active level, once every member knows it; there is no way back.",
    mixinStandardHelpOptions = true)
final class ActivateCommand extends AdminVerb {
  @Parameters(paramLabel = "LEVEL", description = "as admin status shows them")
  private int level;

  @Override
  Outcome run(List<AdminGroup> groups) {
    // All groups are asked before the first one is changed.
    groups.forEach(this::requireKnown);
    Map<String, Integer> active = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (AdminGroup group : groups) {
      int now = group.serving().activateLevel(level, requireKnown(group), AdminGroup.DEADLINE);
      active.put(group.name(), now);
      text.append(group.name()).append(" group: level ").append(now).append(" is active\n");
    }
    return new Outcome(active, text.toString(), 0);
  }

  private List<Integer> requireKnown(AdminGroup group) {
    List<Integer> knownBy = new ArrayList<>();
    for (var answer : group.statuses()) {
      GetStatusResponse status = answer.orFail();
      if (!status.getKnownLevelsList().contains(level)) {
        throw new CommandFailure(
            "%s knows the levels %s only; deploy a build that knows %d first"
                .formatted(answer.member().name(), status.getKnownLevelsList(), level));
      }
      knownBy.add(status.getMember());
    }
    return knownBy;
  }
}
