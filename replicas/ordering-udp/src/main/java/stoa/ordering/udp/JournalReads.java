package stoa.ordering.udp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
/// What a member asks for while its last answer is being read is answered next, all together; more
/// than [#MAXIMUM_WAITING] places are dropped, for it asks again. An answer has at most so many
/// bytes of commands, or one entry. What cannot be read is not answered: another member may have
/// it.
final class JournalReads {
  /// Places that wait for one member.
  static final int MAXIMUM_WAITING = 64;

  private static final long CLOSE_TIMEOUT_SECONDS = 10;
  private static final Logger log = LoggerFactory.getLogger(JournalReads.class);

  private final JournalReader reader;
  private final RecordCodec codec;
  private final int maximumBytes;
  private final Consumer<Input.JournalRead> answers;
  private final Map<Integer, List<JournalIndex.Place>> waiting = new HashMap<>();
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
  void read(int asker, List<JournalIndex.Place> places) {
    if (places.isEmpty()) {
      return;
    }
    synchronized (waiting) {
      List<JournalIndex.Place> known = waiting.get(asker);
      if (known != null) {
        if (known.size() + places.size() <= MAXIMUM_WAITING) {
          known.addAll(places);
        }
        return;
      }
      waiting.put(asker, new ArrayList<>(places));
    }
    try {
      executor.execute(() -> answer(asker));
    } catch (RejectedExecutionException e) {
      log.debug("closed", e);
    }
  }

  /// Afterwards nobody reads: the journal may be closed.
  void close() throws InterruptedException {
    executor.shutdownNow();
    if (!executor.awaitTermination(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      log.error("reading the journal did not end within {} s", CLOSE_TIMEOUT_SECONDS);
    }
  }

  private void answer(int asker) {
    List<JournalIndex.Place> places;
    synchronized (waiting) {
      places = Objects.requireNonNullElse(waiting.remove(asker), List.of());
    }
    List<JournalRecord.Numbered> entries = new ArrayList<>();
    long bytes = 0;
    try {
      for (List<JournalIndex.Place> stretch : stretches(places)) {
        Collector collector = new Collector(stretch, maximumBytes - bytes, entries.isEmpty());
        reader.read(stretch.getFirst().fromIndex(), collector.endIndex, collector::visit);
        entries.addAll(collector.entries);
        bytes += collector.bytes;
      }
    } catch (ClosedByInterruptException e) {
      log.debug("this life ends", e);
    } catch (IOException | RuntimeException e) {
      log.warn("the journal cannot be read for member {}", asker, e);
    }
    if (!entries.isEmpty()) {
      answers.accept(new Input.JournalRead(asker, entries));
    }
  }

  /// Places that begin at the same record are read in one go: who lags asks each member for the
  /// numbers that it owns, which stand close together, one by one.
  private static Collection<List<JournalIndex.Place>> stretches(List<JournalIndex.Place> places) {
    Map<Long, List<JournalIndex.Place>> stretches = new TreeMap<>();
    for (JournalIndex.Place place : places) {
      stretches.computeIfAbsent(place.fromIndex(), index -> new ArrayList<>()).add(place);
    }
    return stretches.values();
  }

  /// Takes the numbers of a stretch that are wanted. It meets each number once and in order.
  private final class Collector {
    private final List<JournalIndex.Place> stretch;
    private final long allowedBytes;
    private final boolean first;
    private final List<JournalRecord.Numbered> entries = new ArrayList<>();
    private final long end;
    private final long endIndex;
    private long next;
    private long bytes;

    /// @param first whether an entry may be larger than what is allowed
    Collector(List<JournalIndex.Place> stretch, long allowedBytes, boolean first) {
      this.stretch = stretch;
      this.allowedBytes = allowedBytes;
      this.first = first;
      this.next = stretch.stream().mapToLong(JournalIndex.Place::from).min().orElseThrow();
      this.end = stretch.stream().mapToLong(JournalIndex.Place::end).max().orElseThrow();
      this.endIndex = stretch.stream().mapToLong(JournalIndex.Place::endIndex).max().orElseThrow();
    }

    /// Whether the next one is wanted.
    boolean visit(long index, ByteBuffer payload) {
      if (!(decode(payload) instanceof JournalRecord.Numbered entry) || entry.number() != next) {
        return true;
      }
      next++;
      if (isWanted(entry.number())) {
        boolean exempt = first && entries.isEmpty();
        if (!exempt && bytes + entry.sizeBytes() > allowedBytes) {
          return false;
        }
        entries.add(entry);
        bytes += entry.sizeBytes();
      }
      return next < end;
    }

    private boolean isWanted(long number) {
      return stretch.stream().anyMatch(place -> place.from() <= number && number < place.end());
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
