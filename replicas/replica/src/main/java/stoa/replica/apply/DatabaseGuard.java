package stoa.replica.apply;

import jakarta.inject.Singleton;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.ProcessHalt;

/// Notices, before a read, a database that has gone back behind this process: its server died alone
/// and lost the commits that it had not forced. What it holds then is older than what was
/// acknowledged, so the process halts, and its next start replays what is missing.
@Singleton
public final class DatabaseGuard {
  private final AppliedStateRepository states;
  private final ProcessHalt halt;

  DatabaseGuard(AppliedStateRepository states, ProcessHalt halt) {
    this.states = states;
    this.halt = halt;
  }

  /// To be called first in a transaction that reads after a barrier.
  public void mustHaveReached(long position) {
    long found = states.findLogPosition();
    if (found == AppliedStateRepository.RESTORING) {
      throw new NotTakenException(
          NotTakenException.Reason.UNAVAILABLE, "a snapshot is being restored");
    }
    if (found < position) {
      var lost = new IllegalStateException("the database is at " + found + ", not at " + position);
      halt.halt("the database has lost commits", lost);
      throw lost;
    }
  }
}
