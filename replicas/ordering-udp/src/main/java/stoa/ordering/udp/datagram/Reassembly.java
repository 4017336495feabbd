package stoa.ordering.udp.datagram;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.ordering.udp.wire.MalformedMessageException;

/// Puts the parts of large messages together. Parts arrive in any order, repeated, or not at all; a
/// message that is sent again in the same parts needs only those that are missing.
///
/// Limits: each sender has [#MAXIMUM_BYTES_PER_SENDER] for messages that are not yet whole; when a
/// new one does not fit, the sender's oldest is given up, since its retransmission will be asked
/// for anyway. What is not whole after [#TIMEOUT_NANOS] is given up too. Of the last
/// [#COMPLETED_NAMES] messages that became whole, late parts are ignored. Used by one thread.
public final class Reassembly {
  /// A message in parts has at most so many bytes.
  public static final int MAXIMUM_MESSAGE_BYTES = 2 << 20;

  /// What one sender may occupy with unfinished messages.
  public static final int MAXIMUM_BYTES_PER_SENDER = 8 << 20;

  /// How long an unfinished message is kept.
  public static final long TIMEOUT_NANOS = 5_000_000_000L;

  /// The content of each part except the last.
  public static final int PART_BYTES = 1300;

  /// So many messages per sender are remembered as done.
  public static final int COMPLETED_NAMES = 256;

  private final Map<Integer, Sender> senders = new LinkedHashMap<>();

  /// Takes a part.
  ///
  /// @param sender a member's number
  /// @param message distinguishes the sender's messages
  /// @param index of this part, from 0
  /// @param totalBytes of the whole message
  /// @param content [#PART_BYTES] bytes, fewer only in the last part
  /// @param nowNanos of a clock that never runs back
  /// @return the whole message if this was the last one missing, otherwise nothing
  /// @throws MalformedMessageException when the part does not fit what it claims or its
  ///   predecessors
  public @Nullable ByteBuffer take(
      int sender, long message, int index, int totalBytes, ByteBuffer content, long nowNanos)
      throws MalformedMessageException {
    if (totalBytes <= 0 || totalBytes > MAXIMUM_MESSAGE_BYTES) {
      throw new MalformedMessageException("a message in parts of " + totalBytes + " bytes");
    }
    if (index < 0
        || (long) index * PART_BYTES >= totalBytes
        || content.remaining() != Math.min(PART_BYTES, totalBytes - index * PART_BYTES)) {
      throw new MalformedMessageException("part " + index + " of the wrong length");
    }
    return senders
        .computeIfAbsent(sender, key -> new Sender())
        .take(message, index, totalBytes, content, nowNanos);
  }

  /// Bytes occupied by unfinished messages of all senders.
  public long occupiedBytes() {
    return senders.values().stream().mapToLong(sender -> sender.occupiedBytes).sum();
  }

  private static final class Sender {
    private final Map<Long, Unfinished> unfinished = new LinkedHashMap<>();
    private final Set<Long> completed = new LinkedHashSet<>();
    private long occupiedBytes;

    @Nullable ByteBuffer take(
        long message, int index, int totalBytes, ByteBuffer content, long nowNanos)
        throws MalformedMessageException {
      if (completed.contains(message)) {
        return null;
      }
      giveUp(totalBytes, nowNanos, message);
      Unfinished parts = unfinished.get(message);
      if (parts == null) {
        parts = new Unfinished(totalBytes, nowNanos);
        unfinished.put(message, parts);
        occupiedBytes += totalBytes;
      }
      if (parts.bytes.capacity() != totalBytes) {
        throw new MalformedMessageException("two parts of one message differ about its length");
      }
      if (!parts.put(index, content)) {
        return null;
      }
      unfinished.remove(message);
      occupiedBytes -= totalBytes;
      complete(message);
      return parts.bytes;
    }

    private void complete(long message) {
      completed.add(message);
      if (completed.size() > COMPLETED_NAMES) {
        completed.remove(completed.iterator().next());
      }
    }

    private void giveUp(int neededBytes, long nowNanos, long message) {
      boolean isNew = !unfinished.containsKey(message);
      Iterator<Unfinished> oldestFirst = unfinished.values().iterator();
      while (oldestFirst.hasNext()) {
        Unfinished oldest = oldestFirst.next();
        boolean full = isNew && occupiedBytes + neededBytes > MAXIMUM_BYTES_PER_SENDER;
        if (!full && nowNanos - oldest.startedNanos < TIMEOUT_NANOS) {
          return;
        }
        oldestFirst.remove();
        occupiedBytes -= oldest.bytes.capacity();
      }
    }
  }

  private static final class Unfinished {
    private final ByteBuffer bytes;
    private final long startedNanos;
    private final boolean[] present;
    private int missing;

    Unfinished(int totalBytes, long startedNanos) {
      this.bytes = ByteBuffer.allocate(totalBytes);
      this.startedNanos = startedNanos;
      this.missing = Math.ceilDiv(totalBytes, PART_BYTES);
      this.present = new boolean[missing];
    }

    boolean put(int index, ByteBuffer content) {
      if (!present[index]) {
        present[index] = true;
        missing--;
        bytes.put(index * PART_BYTES, content, content.position(), content.remaining());
      }
      return missing == 0;
    }
  }
}
