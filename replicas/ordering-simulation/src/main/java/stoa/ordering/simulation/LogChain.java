package stoa.ordering.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.ordering.JournalRecord;
import stoa.ordering.RequestId;

/// Gives each entry of any log a value that depends on all entries up to it, so that two logs can
/// be compared at one number. Checks *Log matching* as values are made: one epoch and number, one
/// log.
final class LogChain {
  private record EpochNumber(long epoch, long number) {}

  private record Link(long before, long epoch, Object content) {}

  private static final Object VOID = "void";

  private final Map<Link, Long> values = new HashMap<>();
  private final Map<EpochNumber, Long> logs = new HashMap<>();
  private final List<Long> decided = new ArrayList<>();

  /// The value of an entry after that of the number below.
  long link(long before, JournalRecord.Numbered entry) {
    Object content = entry instanceof JournalRecord.Entry with ? with.request() : VOID;
    return link(before, entry.epoch(), entry.number(), content);
  }

  /// The value of a delivered number, which must follow the decided ones.
  long delivered(long number, long epoch, RequestId request) {
    return link(decided(number - 1), epoch, number, request);
  }

  long skipped(long number, long epoch) {
    return link(decided(number - 1), epoch, number, VOID);
  }

  private long link(long before, long epoch, long number, Object content) {
    long next = values.size() + 1L;
    long value = values.computeIfAbsent(new Link(before, epoch, content), link -> next);
    Long known = logs.putIfAbsent(new EpochNumber(epoch, number), value);
    if (known != null && known != value) {
      throw new InvariantViolation(
          "Log matching", "two logs with epoch " + epoch + " at " + number + ": " + content);
    }
    return value;
  }

  long decidedEnd() {
    return decided.size();
  }

  long decided(long number) {
    return number < 0 ? 0 : decided.get((int) number);
  }

  void decide(long value) {
    decided.add(value);
  }
}
