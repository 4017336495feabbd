package stoa.cli.admin;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import stoa.cli.CommandFailure;

/// `stoa admin transfer-leader`: hands the product group's leadership to a member.
@Command(
    name = "transfer-leader",
    description = "Hand the product group's leadership over.",
    mixinStandardHelpOptions = true)
final class TransferLeaderCommand extends AdminVerb {
  @Option(
      names = "--to",
      paramLabel = "MEMBER",
      description = "its number; without it the group chooses")
  private @Nullable Integer to;

  @Override
  Outcome run(List<AdminGroup> groups) {
    AdminGroup product = product(groups);
    AdminMember leader = product.serving();
    if (to != null && (to < 0 || to >= product.members().size())) {
      throw new CommandFailure("--to lies between 0 and " + (product.members().size() - 1));
    }
    leader.transferLeader(
        to == null ? OptionalInt.empty() : OptionalInt.of(to), AdminGroup.DEADLINE);
    String target = to == null ? "another member" : "product-" + to;
    return new Outcome(
        Map.of("from", leader.name(), "to", target),
        "leadership goes from " + leader.name() + " to " + target + "\n",
        0);
  }
}
