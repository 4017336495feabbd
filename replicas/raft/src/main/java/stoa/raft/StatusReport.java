package stoa.raft;

import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.entity.PeerId;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.replica.log.LogStatus;
import stoa.replica.log.LogStatus.Role;

/// What the engine knows, in the words of [LogStatus].
record StatusReport(MemberNames names) {
  private static final long NONE = -1;

  LogStatus of(@Nullable NodeImpl node, CommittedStateMachine machine) {
    if (node == null || !node.getNodeState().isActive()) {
      var reason = machine.halted() ? "the engine has failed" : "not running";
      return new LogStatus(
          Role.JOINING, NONE, machine.term(), OptionalInt.empty(), List.of(), false, reason);
    }
    var configuration = node.getCurrentConf();
    var leader = names.number(node.getLeaderId());
    var role = role(node, configuration.listLearners(), configuration.isEmpty());
    long committed = node.getLastCommittedIndex();
    return new LogStatus(
        role,
        committed == 0 ? NONE : committed,
        machine.term(),
        leader,
        numbers(configuration.listPeers()),
        leader.isPresent() && role != Role.JOINING,
        reason(role, leader));
  }

  private List<Integer> numbers(List<PeerId> peers) {
    return peers.stream()
        .map(names::number)
        .flatMap(number -> number.isPresent() ? Stream.of(number.getAsInt()) : Stream.empty())
        .sorted()
        .toList();
  }

  private static Role role(NodeImpl node, List<PeerId> learners, boolean knowsNobody) {
    if (knowsNobody) {
      return Role.JOINING;
    }
    if (learners.contains(node.getNodeId().getPeerId())) {
      return Role.LEARNER;
    }
    return switch (node.getNodeState()) {
      case STATE_LEADER, STATE_TRANSFERRING -> Role.LEADER;
      case STATE_CANDIDATE -> Role.CANDIDATE;
      case STATE_FOLLOWER -> Role.FOLLOWER;
      case STATE_ERROR, STATE_UNINITIALIZED, STATE_SHUTTING, STATE_SHUTDOWN, STATE_END ->
          Role.JOINING;
    };
  }

  private static String reason(Role role, OptionalInt leader) {
    if (role == Role.JOINING) {
      return "waits to be added to the group";
    }
    return leader.isPresent() ? "" : "no leader is known";
  }
}
