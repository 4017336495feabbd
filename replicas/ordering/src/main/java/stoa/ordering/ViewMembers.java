package stoa.ordering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Rule 5, Choice of A; rules 8 and 10: who takes turns in a view that this member makes.
///
/// A majority or more of those who answered. Who is far behind, was lately overdue, or has to wait
/// before it returns is left out where that is possible, and joins later. A member whose disk was
/// lost is listed when it has caught up, and is not counted among the majority.
final class ViewMembers {
  private final GroupConfiguration group;
  private final Peers peers;
  private final Returns returns;
  private final Settling settling;
  private final Patience patience;

  ViewMembers(
      GroupConfiguration group,
      Peers peers,
      Returns returns,
      Settling settling,
      Patience patience) {
    this.group = group;
    this.peers = peers;
    this.returns = returns;
    this.settling = settling;
    this.patience = patience;
  }

  /// Voters that speak, this member included, so that it is worth waiting for their answers: a view
  /// without them costs a second one that takes them back. Half the patience, because a view change
  /// makes everybody speak often, and whoever is dead shall not be waited for.
  List<Integer> expectedVoters(long nowMillis) {
    List<Integer> voters = new ArrayList<>();
    for (int member = 0; member < group.members(); member++) {
      boolean speaks =
          peers.silentMillis(member, nowMillis) < patience.speaksMillis(member, nowMillis);
      if (member == group.self() || (speaks && peers.wasHeard(member) && peers.votes(member))) {
        voters.add(member);
      }
    }
    return voters;
  }

  /// How long to wait for them.
  long answerWaitMillis(long nowMillis) {
    return patience.answerWaitMillis(nowMillis);
  }

  /// In order of their ids.
  List<Origin> choose(List<Message.PrepareAnswer> answers, long base, long nowMillis) {
    List<Message.PrepareAnswer> best = new ArrayList<>(answers);
    best.sort(Comparator.comparingLong(answer -> burden(answer, base, nowMillis)));
    List<Origin> members = new ArrayList<>();
    for (Message.PrepareAnswer answer : best) {
      if (members.size() < group.majority() || burden(answer, base, nowMillis) == 0) {
        members.add(answer.metadata().origin());
      }
    }
    for (int member = 0; member < group.members(); member++) {
      if (joinsWithoutVote(member, base, nowMillis)) {
        members.add(peers.origin(member));
      }
    }
    members.sort(Comparator.naturalOrder());
    return members;
  }

  /// 0 for a member that can take its turns at once.
  private long burden(Message.PrepareAnswer answer, long base, long nowMillis) {
    int member = answer.metadata().sender();
    long behind = base - answer.logEnd();
    long far = behind > group.limits().joinLagNumbers() ? behind : 0;
    return member != group.self() && mustWait(member, nowMillis) ? far + Integer.MAX_VALUE : far;
  }

  private boolean joinsWithoutVote(int member, long base, long nowMillis) {
    return member != group.self()
        && peers.wasHeard(member)
        && !peers.votes(member)
        && peers.silentMillis(member, nowMillis) < patience.silenceMillis(member, nowMillis)
        && peers.heldEnd(member) + group.limits().joinLagNumbers() >= base
        && !mustWait(member, nowMillis);
  }

  private boolean mustWait(int member, long nowMillis) {
    return returns.mustWait(member, nowMillis) || settling.mustWait(member, nowMillis);
  }
}
