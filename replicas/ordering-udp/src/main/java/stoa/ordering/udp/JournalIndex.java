package stoa.ordering.udp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import stoa.ordering.JournalRecord;

/// Knows where in the journal the numbers of the log stand, as it is now: at which record some of
/// them do. So an old number is found again without reading everything, and it is known from which
/// record on the journal is still needed, once the protocol has written a base. Everything the base
/// needs from before was appended again right after it. Used by the loop's thread.
///
/// The log is written again behind each cut, and the first number after a cut is always remembered.
/// So from a remembered number on, up to the next one, each number stands in the journal exactly
/// once, in order; what was taken back lies outside of what [#find] gives, or has larger numbers.
final class JournalIndex {
  /// At least every so manieth number is remembered: the journal keeps at most so many numbers too
  /// much, and so many are read in vain.
  private static final int SAMPLE_NUMBERS = 64;

  /// And at least one in so many bytes of commands, unless an entry has more.
  private static final int SAMPLE_BYTES = 256 << 10;

  private record Sample(long number, long index) {}

  /// Where some numbers stand, each of them once and in order.
  ///
  /// @param end the last number of interest, plus one; others may stand there too
  /// @param fromIndex the record to begin with
  /// @param endIndex none of the numbers stands there or beyond
  record Place(long from, long end, long fromIndex, long endIndex) {}

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private boolean logBegins = true;
  private long logEnd;
  private long bytesSinceSample;
  private long nextIndex;
  private long cutIndex;
  private boolean moved;

  /// Sees every record of the journal, at the start and when it is appended.
  void saw(long index, JournalRecord record) {
    nextIndex = index + 1;
    switch (record) {
      case JournalRecord.Numbered entry -> sawNumber(index, entry);
      case JournalRecord.Cut cut -> sawCut(cut.from());
      case JournalRecord.Base base -> sawBase(index, base.start());
      case JournalRecord.Incarnation ignored -> {}
      case JournalRecord.Promise ignored -> {}
      case JournalRecord.View ignored -> {}
      case JournalRecord.Voter ignored -> {}
    }
  }

  /// Whether [#cutIndex()] has moved since the last call.
  boolean takeMoved() {
    boolean taken = moved;
    moved = false;
    return taken;
  }

  /// Records below are not needed once everything appended so far is forced.
  long cutIndex() {
    return cutIndex;
  }

  /// Where the numbers from `from` to `end` - 1 stand, in order; fewer when they are not all in the
  /// journal.
  List<Place> find(long from, long end) {
    List<Place> places = new ArrayList<>();
    Sample start = null;
    for (Sample sample : samples) {
      if (start != null && sample.number > from && start.number < end) {
        places.add(place(start, sample.number, sample.index, from, end));
      }
      start = sample;
    }
    if (start != null && logEnd > from && start.number < end) {
      places.add(place(start, logEnd, nextIndex, from, end));
    }
    return places;
  }

  /// What stands between a sample and the next one.
  private static Place place(Sample start, long nextNumber, long nextIndex, long from, long end) {
    return new Place(
        Math.max(from, start.number), Math.min(end, nextNumber), start.index, nextIndex);
  }

  private void sawNumber(long index, JournalRecord.Numbered entry) {
    long number = entry.number();
    bytesSinceSample += entry.sizeBytes();
    if (logBegins
        || samples.isEmpty()
        || number >= samples.getLast().number + SAMPLE_NUMBERS
        || bytesSinceSample > SAMPLE_BYTES) {
      samples.addLast(new Sample(number, index));
      bytesSinceSample = 0;
      logBegins = false;
    }
    logEnd = number + 1;
  }

  private void sawCut(long from) {
    while (!samples.isEmpty() && samples.getLast().number >= from) {
      samples.removeLast();
    }
    logEnd = Math.min(logEnd, from);
    logBegins = true;
  }

  private void sawBase(long baseIndex, long start) {
    if (start > logEnd) {
      // A snapshot: the log begins anew.
      cutIndex = baseIndex;
      moved = true;
      samples.clear();
      logEnd = start;
      logBegins = true;
      return;
    }
    Sample last = null;
    while (!samples.isEmpty() && samples.getFirst().number <= start) {
      last = samples.removeFirst();
    }
    if (last != null) {
      samples.addFirst(last);
      cutIndex = Math.max(cutIndex, Math.min(last.index, baseIndex));
      moved = true;
    }
  }
}
