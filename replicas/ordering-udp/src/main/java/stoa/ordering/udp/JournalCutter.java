package stoa.ordering.udp;

import java.util.ArrayDeque;
import stoa.ordering.JournalRecord;

/// Knows from where on the journal is still needed: remembers at which record some of the numbers
/// stand, and finds, once the protocol has written a base, the last of them below it. Everything
/// the base needs from before was appended again right after it. Used by the loop's thread.
final class JournalCutter {
  /// Every so manieth number is remembered: the journal keeps at most so many numbers too much.
  private static final int SAMPLE_NUMBERS = 64;

  private record Sample(long number, long index) {}

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private long cutIndex;
  private boolean moved;

  /// Sees every record of the journal, at the start and when it is appended.
  void saw(long index, JournalRecord record) {
    switch (record) {
      case JournalRecord.Entry entry -> sawNumber(index, entry.number());
      case JournalRecord.VoidEntry entry -> sawNumber(index, entry.number());
      case JournalRecord.Base base -> sawBase(index, base.start());
      case JournalRecord.OwnRequest ignored -> {}
      case JournalRecord.Incarnation ignored -> {}
      case JournalRecord.Promise ignored -> {}
      case JournalRecord.View ignored -> {}
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

  private void sawNumber(long index, long number) {
    while (!samples.isEmpty() && samples.getLast().number >= number) {
      samples.removeLast();
    }
    if (samples.isEmpty() || number >= samples.getLast().number + SAMPLE_NUMBERS) {
      samples.addLast(new Sample(number, index));
    }
  }

  private void sawBase(long baseIndex, long start) {
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
