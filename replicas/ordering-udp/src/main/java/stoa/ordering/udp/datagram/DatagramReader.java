package stoa.ordering.udp.datagram;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stoa.ordering.Message;
import stoa.ordering.udp.wire.MalformedMessageException;
import stoa.ordering.udp.wire.MessageCodec;
import stoa.proto.sequencer.v1.Part;

/// Turns datagrams from the network into messages of the protocol, or into refusals. Whatever the
/// bytes, it throws nothing. Used by one thread.
public final class DatagramReader {
  private final MessageCodec codec;
  private final Envelope envelope;
  private final int members;
  private final int self;
  private final Consumer<Refusal> refusals;
  private final Reassembly reassembly = new Reassembly();

  /// Reads for one member.
  ///
  /// @param members the size of the group
  /// @param refusals is told of each datagram that is dropped
  public DatagramReader(
      MessageCodec codec, Envelope envelope, int members, int self, Consumer<Refusal> refusals) {
    this.codec = codec;
    this.envelope = envelope;
    this.members = members;
    this.self = self;
    this.refusals = refusals;
  }

  /// Reads one datagram.
  ///
  /// @param datagram nothing of it is kept
  /// @param nowNanos of a clock that never runs back
  /// @return its messages; none when it was refused or is a part of something unfinished
  public List<Message> read(ByteBuffer datagram, long nowNanos) {
    return switch (envelope.open(datagram)) {
      case Envelope.Refused refused -> refuse(refused.why());
      case Envelope.Payload payload -> readPayload(payload, nowNanos);
    };
  }

  private List<Message> readPayload(Envelope.Payload payload, long nowNanos) {
    try {
      ByteBuffer whole =
          switch (payload.kind()) {
            case MESSAGES -> payload.bytes();
            case PART -> takePart(payload.bytes(), nowNanos);
          };
      if (whole == null) {
        return List.of();
      }
      List<Message> messages = codec.decode(whole);
      boolean ours = messages.stream().anyMatch(message -> message.metadata().sender() == self);
      return ours ? refuse(Refusal.UNKNOWN_SENDER) : messages;
    } catch (MalformedMessageException e) {
      return refuse(Refusal.MALFORMED);
    }
  }

  private @Nullable ByteBuffer takePart(ByteBuffer payload, long nowNanos)
      throws MalformedMessageException {
    try {
      Part part = Part.parseFrom(payload);
      if (part.getSender() < 0 || part.getSender() >= members) {
        throw new MalformedMessageException("a part from no member of the group");
      }
      return reassembly.take(
          part.getSender(),
          part.getMessage(),
          part.getIndex(),
          part.getTotalBytes(),
          part.getContent().asReadOnlyByteBuffer(),
          nowNanos);
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedMessageException("not a part", e);
    }
  }

  private List<Message> refuse(Refusal why) {
    refusals.accept(why);
    return List.of();
  }
}
