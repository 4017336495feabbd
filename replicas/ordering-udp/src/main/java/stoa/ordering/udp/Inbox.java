package stoa.ordering.udp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import stoa.ordering.Input;

/// What other threads leave for the loop. Bounded: an offer beyond the limits is refused. Progress
/// reports (forced, applied) need no queue, since the latest contains all earlier ones.
final class Inbox {
  /// More commands that are not yet part of a request are refused.
  static final int MAXIMUM_COMMANDS = 16_384;

  /// More bytes of such commands are refused.
  static final long MAXIMUM_BYTES = 16L << 20;

  /// More barriers that the loop has not looked at are refused.
  static final int MAXIMUM_BARRIERS = 8_192;

  private final ArrayDeque<WaitingCommand> commands = new ArrayDeque<>();
  private final ArrayDeque<CompletableFuture<Long>> barriers = new ArrayDeque<>();
  private long commandBytes;
  private boolean refusing;
  private boolean closed;

  /// The highest token forced.
  final AtomicLong forcedToken = new AtomicLong();

  /// All numbers below were applied.
  final AtomicLong appliedEnd = new AtomicLong();

  /// All numbers below were applied durably.
  final AtomicLong durableEnd = new AtomicLong();

  /// What was read from the journal for others; at most one question of each is being answered.
  final Queue<Input.JournalRead> journalReads = new ConcurrentLinkedQueue<>();

  /// @return why not, or null when it was taken
  synchronized RefusedException.@Nullable Reason offer(WaitingCommand command) {
    if (closed || refusing) {
      return RefusedException.Reason.UNAVAILABLE;
    }
    int size = command.command().size();
    if (commands.size() >= MAXIMUM_COMMANDS || commandBytes + size > MAXIMUM_BYTES) {
      return RefusedException.Reason.OVERLOADED;
    }
    commands.add(command);
    commandBytes += size;
    return null;
  }

  /// @return why not, or null when it was taken
  synchronized RefusedException.@Nullable Reason offer(CompletableFuture<Long> barrier) {
    if (closed) {
      return RefusedException.Reason.UNAVAILABLE;
    }
    if (barriers.size() >= MAXIMUM_BARRIERS) {
      return RefusedException.Reason.OVERLOADED;
    }
    barriers.add(barrier);
    return null;
  }

  /// The commands of the next request: as many as wait, up to limits, and at least one.
  synchronized List<WaitingCommand> takeCommands(int maximumCount, int maximumBytes) {
    List<WaitingCommand> taken = new ArrayList<>();
    int bytes = 0;
    WaitingCommand next = commands.peek();
    while (next != null && taken.size() < maximumCount) {
      bytes += next.command().size();
      if (bytes > maximumBytes && !taken.isEmpty()) {
        break;
      }
      taken.add(commands.remove());
      commandBytes -= next.command().size();
      next = commands.peek();
    }
    return taken;
  }

  /// Puts commands back in front of the others, in their order: they have not become a request.
  synchronized void putBack(List<WaitingCommand> taken) {
    for (WaitingCommand command : taken.reversed()) {
      commands.addFirst(command);
      commandBytes += command.command().size();
    }
  }

  /// Whether commands are refused, because this member cannot get anything ordered.
  synchronized void refuseCommands(boolean refuse) {
    refusing = refuse;
  }

  /// All barriers that wait.
  synchronized List<CompletableFuture<Long>> takeBarriers() {
    if (barriers.isEmpty()) {
      return List.of();
    }
    List<CompletableFuture<Long>> taken = List.copyOf(barriers);
    barriers.clear();
    return taken;
  }

  /// The size of the oldest waiting command, or -1 when none waits.
  synchronized int firstCommandBytes() {
    WaitingCommand first = commands.peek();
    return first == null ? -1 : first.command().size();
  }

  synchronized boolean hasBarriers() {
    return !barriers.isEmpty();
  }

  synchronized int waitingCommands() {
    return commands.size();
  }

  /// Refuses everything from now on.
  synchronized void close() {
    closed = true;
  }
}
