package stoa.ordering.udp.datagram;

import com.google.protobuf.ByteString;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stoa.ordering.Message;
import stoa.ordering.RequestId;

/// Remembers how large requests and entries of the log were sent, so that sending one again repeats
/// the very same parts: the receiver then needs only those that it misses, and a lossy network
/// delays a large message instead of stopping it. The repeat carries the metadata of the first
/// time, as if the network had delayed it.
///
/// Limits: at most [#MAXIMUM_BYTES], the oldest go first; none longer than [#KEPT_NANOS]. Shared by
/// the packers of one member. Used by one thread.
final class LargeMessages {
  static final int MAXIMUM_BYTES = 8 << 20;

  /// Shorter than receivers keep what is unfinished, see [Reassembly#TIMEOUT_NANOS].
  static final long KEPT_NANOS = 4_000_000_000L;

  /// What a message that may be repeated contains, besides its metadata.
  private sealed interface Content {}

  private record OfRequest(RequestId id) implements Content {}

  private record OfEntry(long number, long epoch) implements Content {}

  /// @param name what the parts say they belong to
  record Encoded(long name, ByteString whole, long sinceNanos) {}

  private final LongSupplier nanoClock;
  private final Map<Content, Encoded> known = new LinkedHashMap<>();
  private long nextName;
  private int bytes;

  /// @param firstName random, so that the parts of two lives of a member are not mixed up
  LargeMessages(long firstName, LongSupplier nanoClock) {
    this.nextName = firstName;
    this.nanoClock = nanoClock;
  }

  Encoded encoded(Message message, Supplier<ByteString> encode) {
    forgetOld(0);
    Content content = content(message);
    if (content == null) {
      return fresh(encode);
    }
    Encoded encoded = known.get(content);
    if (encoded == null) {
      encoded = fresh(encode);
      forgetOld(encoded.whole.size());
      known.put(content, encoded);
      bytes += encoded.whole.size();
    }
    return encoded;
  }

  private static @Nullable Content content(Message message) {
    if (message instanceof Message.Request request) {
      return new OfRequest(request.id());
    }
    return message instanceof Message.LogEntry passed
        ? new OfEntry(passed.entry().number(), passed.entry().epoch())
        : null; // Others are different each time.
  }

  private Encoded fresh(Supplier<ByteString> encode) {
    return new Encoded(nextName++, encode.get(), nanoClock.getAsLong());
  }

  private void forgetOld(int neededBytes) {
    Iterator<Encoded> oldestFirst = known.values().iterator();
    while (oldestFirst.hasNext()) {
      Encoded oldest = oldestFirst.next();
      boolean full = bytes + neededBytes > MAXIMUM_BYTES;
      if (!full && nanoClock.getAsLong() - oldest.sinceNanos < KEPT_NANOS) {
        return;
      }
      oldestFirst.remove();
      bytes -= oldest.whole.size();
    }
  }
}
