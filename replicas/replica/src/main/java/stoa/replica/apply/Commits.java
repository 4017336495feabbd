package stoa.replica.apply;

import java.util.concurrent.locks.ReentrantLock;

/// The commits that a member remembers of: all [RecentRows] that share it stand at one position.
public final class Commits {
  private final ReentrantLock lock = new ReentrantLock();
  private long told;

  /// Tells of a commit: whoever looks sees all of it or nothing. On the apply thread only.
  public void tell(Runnable puts) {
    locked(() -> {
      told++;
      puts.run();
    });
  }

  /// Looks at several memories at one position.
  public void locked(Runnable look) {
    lock.lock();
    try {
      look.run();
    } finally {
      lock.unlock();
    }
  }

  /// How many commits were told of. Within [#locked].
  long told() {
    return told;
  }
}
