package stoa.ordering.udp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.Input;
import stoa.ordering.JournalRecord;
import stoa.ordering.udp.journal.JournalReader;
import stoa.ordering.udp.wire.MalformedMessageException;
import stoa.ordering.udp.wire.RecordCodec;

/// Reads old entries from the journal for members that lag, on a thread of its own.
///
/// Each member has at most one question under way; what it asks meanwhile is dropped, for it asks
/// again. An answer has at most so many bytes of commands, or one entry. What cannot be read is not
/// answered: another member may have it.
final class JournalReads {
  private static final Logger log = LoggerFactory.getLogger(JournalReads.class);

  private final JournalReader reader;
  private final RecordCodec codec;
  private final int maximumBytes;
  private final Consumer<Input.JournalRead> answers;
  private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor;

  /// @param maximumBytes of one answer
  /// @param answers called on the reading thread
  JournalReads(
      JournalReader reader,
      RecordCodec codec,
      int maximumBytes,
      Consumer<Input.JournalRead> answers,
      String name) {
    this.reader = reader;
    this.codec = codec;
    this.maximumBytes = maximumBytes;
    this.answers = answers;
    this.executor = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
  }

  /// Does not wait.
  void read(int asker, JournalIndex.Place place) {
    if (place.from() < place.end() && underWay.add(asker)) {
      try {
        executor.execute(() -> answer(asker, place));
      } catch (RejectedExecutionException e) {
        log.debug("closed", e);
      }
    }
  }

  void close() {
    executor.shutdownNow();
  }

  private void answer(int asker, JournalIndex.Place place) {
    Collector collector = new Collector(place);
    try {
      reader.read(place.fromIndex(), place.endIndex(), collector::visit);
    } catch (ClosedByInterruptException e) {
      log.debug("this life ends", e);
    } catch (IOException | RuntimeException e) {
      log.warn("the journal cannot be read for member {}", asker, e);
    } finally {
      underWay.remove(asker);
    }
    if (!collector.entries.isEmpty()) {
      answers.accept(new Input.JournalRead(asker, collector.entries));
    }
  }

  /// Takes the numbers of a place, each of which it meets once and in order.
  private final class Collector {
    private final JournalIndex.Place place;
    private final List<JournalRecord.Numbered> entries = new ArrayList<>();
    private long next;
    private long bytes;

    Collector(JournalIndex.Place place) {
      this.place = place;
      this.next = place.from();
    }

    /// Whether the next one is wanted.
    boolean visit(long index, ByteBuffer payload) {
      if (!(decode(payload) instanceof JournalRecord.Numbered entry) || entry.number() != next) {
        return true;
      }
      if (!entries.isEmpty() && bytes + entry.sizeBytes() > maximumBytes) {
        return false;
      }
      entries.add(entry);
      bytes += entry.sizeBytes();
      next++;
      return next < place.end();
    }

    private JournalRecord decode(ByteBuffer payload) {
      try {
        return codec.decode(payload);
      } catch (MalformedMessageException e) {
        throw new IllegalStateException("a record that was read at the start is not one now", e);
      }
    }
  }
}
