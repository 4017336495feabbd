package stoa.customer.log;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import stoa.ordering.udp.datagram.GroupKeys;
import stoa.replica.transfer.TransferSeal;

/// Seals with the keys that the members' datagrams are signed with: the key's id, then
/// HMAC-SHA-256.
///
/// What is sealed begins with a text that no datagram begins with, so that neither can be taken for
/// the other.
final class GroupKeySeal implements TransferSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE =
      "stoa snapshot transfer\n".getBytes(StandardCharsets.US_ASCII);

  private final GroupKeys keys;

  GroupKeySeal(GroupKeys keys) {
    this.keys = keys;
  }

  @Override
  public ByteString of(ByteString content) {
    return seal(keys.keys().getFirst(), content);
  }

  @Override
  public boolean isRight(ByteString content, ByteString seal) {
    boolean right = false;
    for (GroupKeys.Key key : keys.keys()) {
      right |= MessageDigest.isEqual(seal(key, content).toByteArray(), seal.toByteArray());
    }
    return right;
  }

  private static ByteString seal(GroupKeys.Key key, ByteString content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key.secretHex()), ALGORITHM));
      mac.update(PURPOSE);
      mac.update(content.asReadOnlyByteBuffer());
      ByteBuffer id = ByteBuffer.allocate(Integer.BYTES).putInt(key.id()).flip();
      return ByteString.copyFrom(id).concat(ByteString.copyFrom(mac.doFinal()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }
}
