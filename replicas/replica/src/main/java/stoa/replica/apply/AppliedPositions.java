package stoa.replica.apply;

import com.google.protobuf.ByteString;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import stoa.replica.log.CommittedEntries;

/// The applied state as other threads see it, and a way to wait for a position.
@Singleton
public final class AppliedPositions {
  private volatile AppliedState state =
      new AppliedState(
          CommittedEntries.NOTHING_APPLIED, 0, Levels.FIRST, ByteString.EMPTY, ByteString.EMPTY);
  private final ConcurrentSkipListMap<Long, CompletableFuture<Void>> waiting =
      new ConcurrentSkipListMap<>();

  /// The state as of the last commit.
  public AppliedState current() {
    return state;
  }

  /// Completes once the position is applied and committed here. Readers of one position share it.
  public CompletionStage<Void> reached(long position) {
    if (current().position() >= position) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> future =
        waiting.computeIfAbsent(position, p -> new CompletableFuture<>());
    // The commit may have come between the look and the entry.
    wake(current().position());
    return future;
  }

  void advance(AppliedState to) {
    state = to;
    wake(to.position());
  }

  private void wake(long position) {
    for (Map.Entry<Long, CompletableFuture<Void>> entry :
        waiting.headMap(position, true).entrySet()) {
      waiting.remove(entry.getKey(), entry.getValue());
      entry.getValue().complete(null);
    }
  }
}
