package stoa.product.log;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import stoa.raft.LeadershipListener;

/// Whether this member leads, as far as it knows. It may have been deposed without knowing yet, so
/// nothing is decided by this alone: what a leader records goes through the log with its term.
@Singleton
public class Leadership implements LeadershipListener {
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile OptionalLong term = OptionalLong.empty();

  /// The term that this member leads in; empty while it does not.
  public OptionalLong term() {
    return term;
  }

  /// Has the watcher told of every change, on the apply thread: it must return soon.
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  @Override
  public void leads(long newTerm) {
    term = OptionalLong.of(newTerm);
    watchers.forEach(Runnable::run);
  }

  @Override
  public void follows() {
    term = OptionalLong.empty();
    watchers.forEach(Runnable::run);
  }
}
