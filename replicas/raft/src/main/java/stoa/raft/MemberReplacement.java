package stoa.raft;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.error.RaftError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
  /// Attempts at one change while the new member cannot be reached or is slow to catch up. The
  /// transport's back-off alone may take a second.
  static final int MAX_ATTEMPTS = 10;

  private static final long BETWEEN_ATTEMPTS_MILLIS = 500;

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
        ? change(peer, node::removePeer, MAX_ATTEMPTS)
        : CompletableFuture.completedFuture(null);
  }

  /// Adds a member that is running and empty. Done at once when it is in the group already. Fails
  /// like [#remove], and also when the new member cannot be reached or does not catch up.
  public CompletionStage<Void> add(int member) {
    var peer = names.peer(member);
    return node.getCurrentConf().contains(peer)
        ? CompletableFuture.completedFuture(null)
        : change(peer, node::addPeer, MAX_ATTEMPTS);
  }

  private CompletionStage<Void> change(
      PeerId peer, BiConsumer<PeerId, Closure> order, int attempts) {
    var ended = new CompletableFuture<Status>();
    order.accept(peer, status -> answers.execute(() -> ended.complete(status)));
    return ended.thenCompose(status -> {
      if (status.isOk()) {
        node.snapshot(saved -> {});
        return CompletableFuture.completedFuture(null);
      }
      return status.getRaftError() == RaftError.ECATCHUP && attempts > 1
          ? CompletableFuture.supplyAsync(() -> peer, later())
              .thenCompose(again -> change(again, order, attempts - 1))
          : CompletableFuture.failedFuture(
              new NotTakenException(Reason.UNAVAILABLE, "not changed: " + status));
    });
  }

  private Executor later() {
    return CompletableFuture.delayedExecutor(
        BETWEEN_ATTEMPTS_MILLIS, TimeUnit.MILLISECONDS, answers);
  }
}
