package stoa.ordering.udp.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes and forces the journal, so that the protocol's loop never waits for the disk.
///
/// Group force: the thread takes everything that waits, writes it, forces once, and reports the
/// last token. While it forces, the next group gathers. The queue is bounded by its only user: the
/// loop takes no input while [#pendingBytes()] is above its limit.
///
/// After a failure nothing is reported any more, whatever was queued.
public final class JournalThread {
  /// How many bytes go to one force. More waits for the next: a bound on the delay of the first.
  private static final int GROUP_BYTES = 4 << 20;

  private static final long CLOSE_TIMEOUT_SECONDS = 10;
  private static final Logger log = LoggerFactory.getLogger(JournalThread.class);

  private sealed interface Task {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Append(byte[] payload, long token) implements Task {}

  private record CutBelow(long index) implements Task {}

  private final Journal journal;
  private final JournalObserver observer;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Task> tasks = new ArrayDeque<>();
  private final AtomicLong pendingBytes = new AtomicLong();
  private long nextIndex;
  private boolean closing;

  /// Prepares the thread; [#start()] runs it.
  ///
  /// @param name of the thread, for logs and dumps
  public JournalThread(Journal journal, JournalObserver observer, String name) {
    this.journal = journal;
    this.observer = observer;
    this.nextIndex = journal.nextIndex();
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /// Queues a record. Does not wait.
  ///
  /// @param token what [JournalObserver#forced] shall report once the record is on disk
  /// @return the index that the record will have in the journal
  public long append(byte[] payload, long token) {
    pendingBytes.addAndGet(payload.length);
    lock.lock();
    try {
      tasks.add(new Append(payload, token));
      changed.signal();
      return nextIndex++;
    } finally {
      lock.unlock();
    }
  }

  /// Queues the removal of segments that contain only records below `index`. It happens after
  /// everything queued before is on disk.
  public void cutBelow(long index) {
    lock.lock();
    try {
      tasks.add(new CutBelow(index));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Bytes that were queued and are not yet on disk.
  public long pendingBytes() {
    return pendingBytes.get();
  }

  /// Writes and forces what is queued, then closes the journal and ends the thread.
  ///
  /// @return whether that has happened; otherwise the disk hangs, and may still be written to later
  public boolean close() throws InterruptedException {
    lock.lock();
    try {
      closing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    boolean another = !Thread.currentThread().equals(thread);
    boolean ended =
        !another || !thread.isAlive() || thread.join(Duration.ofSeconds(CLOSE_TIMEOUT_SECONDS));
    if (!ended) {
      log.error("the journal's disk did not answer within {} s", CLOSE_TIMEOUT_SECONDS);
    }
    return ended;
  }

  private void run() {
    try (journal) {
      Queue<Task> group = new ArrayDeque<>();
      while (takeAll(group)) {
        carryOut(group);
      }
    } catch (IOException | RuntimeException | Error e) {
      log.error("the journal cannot be written", e);
      observer.failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      observer.failed(e);
    }
  }

  private boolean takeAll(Queue<Task> group) throws InterruptedException {
    lock.lock();
    try {
      while (tasks.isEmpty() && !closing) {
        changed.await(1, TimeUnit.MINUTES);
      }
      long bytes = 0;
      while (!tasks.isEmpty() && bytes < GROUP_BYTES) {
        Task task = tasks.remove();
        bytes += task instanceof Append append ? append.payload.length : 0;
        group.add(task);
      }
      return !group.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void carryOut(Queue<Task> group) throws IOException {
    long started = System.nanoTime();
    int records = 0;
    long token = 0;
    long bytes = 0;
    long cut = -1;
    for (Task task = group.poll(); task != null; task = group.poll()) {
      switch (task) {
        case Append append -> {
          journal.append(append.payload);
          token = append.token;
          bytes += append.payload.length;
          records++;
        }
        case CutBelow below -> cut = Math.max(cut, below.index);
      }
    }
    if (records > 0) {
      journal.force();
      pendingBytes.addAndGet(-bytes);
      observer.forced(token, records, System.nanoTime() - started);
    }
    if (cut >= 0) {
      journal.cutBelow(cut);
    }
  }
}
