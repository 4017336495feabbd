package stoa.ordering.udp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalThreadTest {
  @TempDir Path directory;

  private final BlockingQueue<Long> forced = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

  private final JournalObserver observer =
      new JournalObserver() {
        @Override
        public void forced(long token, int records, long forceNanos) {
          forced.add(token);
        }

        @Override
        public void failed(Throwable cause) {
          failures.add(cause);
        }
      };

  @Test
  void reportsTheLastTokenOnceAllBeforeItIsOnDisk() throws Exception {
    JournalThread thread = start(Journal.open(directory, (index, payload) -> {}));
    for (int token = 1; token <= 1000; token++) {
      thread.append(new byte[100], token);
    }
    long last = 0;
    while (last < 1000) {
      Long token = forced.poll(10, TimeUnit.SECONDS);
      assertNotNull(token);
      assertTrue(token > last, "tokens grow");
      last = token;
    }
    assertEquals(0, thread.pendingBytes());
    thread.close();

    AtomicLong found = new AtomicLong();
    Journal.open(directory, (index, payload) -> found.incrementAndGet()).close();
    assertEquals(1000, found.get());
  }

  @Test
  void writesWhatIsQueuedBeforeItCloses() throws Exception {
    JournalThread thread = start(Journal.open(directory, (index, payload) -> {}));
    assertEquals(0, thread.append(new byte[10], 1));
    assertEquals(1, thread.append(new byte[10], 2));
    thread.close();

    AtomicLong found = new AtomicLong();
    Journal.open(directory, (index, payload) -> found.incrementAndGet()).close();
    assertEquals(2, found.get());
  }

  @Test
  void reportsNothingAfterTheDiskHasFailed() throws Exception {
    Journal journal = Journal.open(directory, (index, payload) -> {});
    JournalThread thread = start(journal);
    thread.append(new byte[10], 1);
    assertEquals(1, forced.poll(10, TimeUnit.SECONDS));

    journal.close();
    thread.append(new byte[10], 2);

    assertTrue(failures.poll(10, TimeUnit.SECONDS) instanceof IOException);
    thread.append(new byte[10], 3);
    assertNull(forced.poll());
    thread.close();
  }

  private JournalThread start(Journal journal) {
    JournalThread thread = new JournalThread(journal, observer, "journal-test");
    thread.start();
    return thread;
  }
}
