package stoa.ordering.udp.datagram;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.ordering.Message;
import stoa.ordering.Metadata;
import stoa.ordering.udp.wire.MessageCodec;
import stoa.proto.sequencer.v1.Datagram;
import stoa.proto.sequencer.v1.Part;

/// Turns messages for one destination into signed datagrams: small ones share a datagram, in order
/// and without waiting for company; one that is too large goes in parts. Used by one thread.
public final class DatagramPacker {
  private final MessageCodec codec;
  private final Envelope envelope;
  private final int self;
  private final LargeMessages large;
  private final List<ByteBuffer> packed = new ArrayList<>();
  private Datagram.Builder open = Datagram.newBuilder();
  private int openBytes;
  private @Nullable Metadata openMetadata;

  /// Packs for one destination, or for all of them at once.
  ///
  /// @param large shared by all packers of this member
  DatagramPacker(MessageCodec codec, Envelope envelope, int self, LargeMessages large) {
    this.codec = codec;
    this.envelope = envelope;
    this.self = self;
    this.large = large;
  }

  /// Adds a message behind those added before.
  public void add(Message message) {
    var encoded = codec.encode(message, openMetadata);
    int bytes = CodedOutputStream.computeMessageSize(Datagram.MESSAGES_FIELD_NUMBER, encoded);
    if (openBytes + bytes > Envelope.MAXIMUM_PAYLOAD_BYTES && openBytes > 0) {
      seal();
      add(message);
      return;
    }
    if (bytes > Envelope.MAXIMUM_PAYLOAD_BYTES) {
      sealInParts(
          large.encoded(
              message, () -> Datagram.newBuilder().addMessages(encoded).build().toByteString()));
      return;
    }
    open.addMessages(encoded);
    openBytes += bytes;
    openMetadata = message.metadata();
    if (open.getMessagesCount() >= MessageCodec.MAXIMUM_MESSAGES) {
      seal();
    }
  }

  /// Takes the datagrams for everything added since the last call.
  public List<ByteBuffer> drain() {
    if (openBytes > 0) {
      seal();
    }
    List<ByteBuffer> drained = List.copyOf(packed);
    packed.clear();
    return drained;
  }

  private void seal() {
    packed.add(
        envelope.seal(Envelope.Kind.MESSAGES, open.build().toByteString().asReadOnlyByteBuffer()));
    open = Datagram.newBuilder();
    openBytes = 0;
    openMetadata = null;
  }

  private void sealInParts(LargeMessages.Encoded encoded) {
    ByteString whole = encoded.whole();
    for (int from = 0, index = 0; from < whole.size(); index++) {
      int end = Math.min(whole.size(), from + Reassembly.PART_BYTES);
      Part part =
          Part.newBuilder()
              .setSender(self)
              .setMessage(encoded.name())
              .setIndex(index)
              .setTotalBytes(whole.size())
              .setContent(whole.substring(from, end))
              .build();
      packed.add(envelope.seal(Envelope.Kind.PART, ByteBuffer.wrap(part.toByteArray())));
      from = end;
    }
  }
}
