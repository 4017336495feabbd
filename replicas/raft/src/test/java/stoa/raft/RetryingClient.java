package stoa.raft;

import java.util.concurrent.TimeoutException;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.OutcomeUnknownException;

/// A client of a [LocalGroup] that does not give up.
final class RetryingClient {
  private final LocalGroup group;

  RetryingClient(LocalGroup group) {
    this.group = group;
  }

  /// Submits where the leader is until the command is taken; repeats it when its outcome is
  /// unknown.
  long submit(String command) {
    long end = System.nanoTime() + LocalGroup.PATIENCE.toNanos();
    while (true) {
      var failure = trySubmit(command);
      if (failure instanceof Taken taken) {
        return taken.position;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not taken: " + command, failure);
      }
      LocalGroup.pause();
    }
  }

  private static final class Taken extends RuntimeException {
    private final long position;

    private Taken(long position) {
      this.position = position;
    }
  }

  private RuntimeException trySubmit(String command) {
    var leader = group.leader();
    var log = leader < 0 ? null : group.logs.get(leader);
    if (log == null) {
      return new IllegalStateException("no leader");
    }
    try {
      return new Taken(LocalGroup.get(log.submit(LocalGroup.bytes(command)), 3));
    } catch (NotTakenException | OutcomeUnknownException e) {
      return e;
    } catch (TimeoutException e) {
      return new IllegalStateException(e);
    }
  }
}
