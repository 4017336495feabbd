package stoa.raft;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.entity.PeerId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;

/// Puts a new machine with an empty disk in a member's place.
///
/// 1. [#remove] takes the member out of the group by a committed change: its forgotten votes count
///    no longer.
/// 2. The new process starts with [StartMode#REPLACE] and waits.
/// 3. [#add] has the leader bring it up to date without a vote, and only then makes it a voter.
///
/// The engine leaves entries of old changes behind when it cuts a log's end (1.3.15), so each
/// change is followed by a snapshot.
public final class MemberReplacement {
  private final NodeImpl node;
  private final MemberNames names;
  private final Executor answers;

  MemberReplacement(NodeImpl node, MemberNames names, Executor answers) {
    this.node = node;
    this.names = names;
    this.answers = answers;
  }

  /// Takes a member out of the group. Done at once when it is not in it.
  ///
  /// Fails with [NotTakenException] when this member does not lead, another change is under way, or
  /// no majority answers; whether the change came about is then seen in the status.
  public CompletionStage<Void> remove(int member) {
    var peer = names.peer(member);
    return node.getCurrentConf().contains(peer)
        ? change(peer, node::removePeer)
        : CompletableFuture.completedFuture(null);
  }

  /// Adds a member that is running and empty. Done at once when it is in the group already. Fails
  /// like [#remove], and also when the new member cannot be reached or does not catch up.
  public CompletionStage<Void> add(int member) {
    var peer = names.peer(member);
    return node.getCurrentConf().contains(peer)
        ? CompletableFuture.completedFuture(null)
        : change(peer, node::addPeer);
  }

  private CompletionStage<Void> change(PeerId peer, BiConsumer<PeerId, Closure> order) {
    var done = new CompletableFuture<Void>();
    order.accept(
        peer,
        status ->
            answers.execute(() -> {
              if (status.isOk()) {
                node.snapshot(snapshot -> {});
                done.complete(null);
              } else {
                done.completeExceptionally(
                    new NotTakenException(Reason.UNAVAILABLE, "not changed: " + status));
              }
            }));
    return done;
  }
}
