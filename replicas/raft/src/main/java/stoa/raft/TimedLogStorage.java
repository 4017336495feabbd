package stoa.raft;

import com.alipay.sofa.jraft.entity.LogEntry;
import com.alipay.sofa.jraft.option.LogStorageOptions;
import com.alipay.sofa.jraft.storage.LogStorage;
import java.util.List;
import java.util.function.Supplier;

/// The engine's own storage of the log, which forces what it appends, and how long each append
/// took.
final class TimedLogStorage implements LogStorage {
  private final LogStorage storage;
  private final LogForces forces;

  TimedLogStorage(LogStorage storage, LogForces forces) {
    this.storage = storage;
    this.forces = forces;
  }

  @Override
  public boolean appendEntry(LogEntry entry) {
    return timed(() -> storage.appendEntry(entry));
  }

  @Override
  public int appendEntries(List<LogEntry> entries) {
    return timed(() -> storage.appendEntries(entries));
  }

  private <T> T timed(Supplier<T> append) {
    long began = System.nanoTime();
    T appended = append.get();
    forces.took(System.nanoTime() - began);
    return appended;
  }

  @Override
  public boolean init(LogStorageOptions options) {
    return storage.init(options);
  }

  @Override
  public void shutdown() {
    storage.shutdown();
  }

  @Override
  public long getFirstLogIndex() {
    return storage.getFirstLogIndex();
  }

  @Override
  public long getLastLogIndex() {
    return storage.getLastLogIndex();
  }

  @Override
  public LogEntry getEntry(long index) {
    return storage.getEntry(index);
  }

  @Override
  @SuppressWarnings("deprecation") // the engine still asks for it
  public long getTerm(long index) {
    return storage.getTerm(index);
  }

  @Override
  public boolean truncatePrefix(long firstIndexKept) {
    return storage.truncatePrefix(firstIndexKept);
  }

  @Override
  public boolean truncateSuffix(long lastIndexKept) {
    return storage.truncateSuffix(lastIndexKept);
  }

  @Override
  public boolean reset(long nextLogIndex) {
    return storage.reset(nextLogIndex);
  }
}
