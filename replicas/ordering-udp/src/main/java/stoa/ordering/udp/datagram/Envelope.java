package stoa.ordering.udp.datagram;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import stoa.ordering.udp.ConfigurationException;

/// The fixed prefix of every datagram, big-endian:
///
/// ```
/// u16 magic | u8 version | u8 kind | u64 cluster | u32 key id | 16 bytes tag | payload
/// ```
///
/// The tag is HMAC-SHA256, cut to 16 bytes, over all before it and the payload, under the key that
/// is named. It keeps strangers out; it does not encrypt, and it does not stop a repeat of an old
/// datagram, which the protocol bears like any repeated one. Used by one thread.
public final class Envelope {
  /// No datagram is larger, so that none is fragmented on the way.
  public static final int MAXIMUM_BYTES = 1400;

  /// What comes before the payload.
  public static final int PREFIX_BYTES = 32;

  /// The room for a payload.
  public static final int MAXIMUM_PAYLOAD_BYTES = MAXIMUM_BYTES - PREFIX_BYTES;

  private static final short MAGIC = 0x5374; // "St"
  private static final byte VERSION = 1;
  private static final int TAG_OFFSET = 16;
  private static final int TAG_BYTES = 16;

  /// What the payload is.
  public enum Kind {
    /// A `Datagram`: messages one after the other.
    MESSAGES((byte) 0),
    /// A `Part` of a `Datagram` that is too large.
    PART((byte) 1);

    private final byte code;

    Kind(byte code) {
      this.code = code;
    }
  }

  /// What [#open] found.
  public sealed interface Opened {}

  /// An authentic payload; a view of the datagram's bytes.
  public record Payload(Kind kind, ByteBuffer bytes) implements Opened {}

  /// Not to be used.
  public record Refused(Refusal why) implements Opened {}

  private final long cluster;
  private final int signingKey;
  private final Map<Integer, Mac> macs = new LinkedHashMap<>();

  /// Speaks for one group.
  public Envelope(long cluster, GroupKeys keys) {
    this.cluster = cluster;
    this.signingKey = keys.keys().getFirst().id();
    keys.keys().forEach(key -> macs.put(key.id(), mac(key.secret())));
  }

  /// Wraps and signs a payload.
  ///
  /// @param payload at most [#MAXIMUM_PAYLOAD_BYTES]
  /// @return a datagram, ready to be read
  public ByteBuffer seal(Kind kind, ByteBuffer payload) {
    if (payload.remaining() > MAXIMUM_PAYLOAD_BYTES) {
      throw new IllegalArgumentException("payload of " + payload.remaining() + " bytes");
    }
    ByteBuffer datagram = ByteBuffer.allocate(PREFIX_BYTES + payload.remaining());
    datagram.putShort(MAGIC).put(VERSION).put(kind.code).putLong(cluster);
    datagram.putInt(signingKey).position(PREFIX_BYTES);
    datagram.put(payload.duplicate()).flip();
    byte[] tag = tag(mac(signingKey), datagram);
    return datagram.put(TAG_OFFSET, tag, 0, TAG_BYTES);
  }

  /// Checks a datagram and finds its payload. Does not move the buffer's position.
  public Opened open(ByteBuffer datagram) {
    if (datagram.remaining() < PREFIX_BYTES) {
      return new Refused(Refusal.TRUNCATED);
    }
    if (datagram.remaining() > MAXIMUM_BYTES) {
      return new Refused(Refusal.OVERSIZED);
    }
    ByteBuffer view = datagram.slice();
    Kind kind = kind(view.get(3));
    if (view.getShort(0) != MAGIC || view.get(2) != VERSION || kind == null) {
      return new Refused(Refusal.FOREIGN);
    }
    if (view.getLong(4) != cluster) {
      return new Refused(Refusal.OTHER_CLUSTER);
    }
    Mac mac = macs.get(view.getInt(12));
    if (mac == null) {
      return new Refused(Refusal.UNKNOWN_KEY);
    }
    if (!isAuthentic(mac, view)) {
      return new Refused(Refusal.FORGED);
    }
    return new Payload(kind, view.slice(PREFIX_BYTES, view.limit() - PREFIX_BYTES));
  }

  private static @Nullable Kind kind(byte code) {
    return switch (code) {
      case 0 -> Kind.MESSAGES;
      case 1 -> Kind.PART;
      default -> null;
    };
  }

  private static boolean isAuthentic(Mac mac, ByteBuffer datagram) {
    byte[] claimed = new byte[TAG_BYTES];
    datagram.get(TAG_OFFSET, claimed);
    byte[] computed = Arrays.copyOf(tag(mac, datagram), TAG_BYTES);
    return MessageDigest.isEqual(claimed, computed);
  }

  private static byte[] tag(Mac mac, ByteBuffer datagram) {
    mac.update(datagram.slice(0, TAG_OFFSET));
    mac.update(datagram.slice(PREFIX_BYTES, datagram.limit() - PREFIX_BYTES));
    return mac.doFinal();
  }

  private Mac mac(int keyId) {
    Mac mac = macs.get(keyId);
    if (mac == null) {
      throw new IllegalStateException("no key " + Integer.toUnsignedString(keyId));
    }
    return mac;
  }

  private static Mac mac(byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new ConfigurationException("this JVM has no HmacSHA256", e);
    }
  }
}
