package stoa.ordering.udp.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Message;
import stoa.ordering.Metadata;
import stoa.proto.sequencer.v1.BarrierAnswer;
import stoa.proto.sequencer.v1.BarrierQuestion;
import stoa.proto.sequencer.v1.Datagram;
import stoa.proto.sequencer.v1.Heartbeat;
import stoa.proto.sequencer.v1.LogUnavailable;
import stoa.proto.sequencer.v1.Prepare;
import stoa.proto.sequencer.v1.RetransmitRequest;
import stoa.proto.sequencer.v1.Sequence;
import stoa.proto.sequencer.v1.ViewWish;

/// The protocol's messages as `Datagram`s. Several messages with equal metadata carry it once.
public final class MessageCodec {
  /// More messages in one datagram are refused.
  public static final int MAXIMUM_MESSAGES = 1024;

  private final FromWire fromWire;
  private final ViewMessages views;

  /// Decodes for a member of this group, with its limits.
  public MessageCodec(GroupConfiguration group) {
    this.fromWire = new FromWire(group.members(), group.limits().requestBytes());
    this.views = new ViewMessages(fromWire);
  }

  /// Encodes one message.
  ///
  /// @param shared metadata that the receiver has from the message before in the same datagram
  public stoa.proto.sequencer.v1.Message encode(Message message, @Nullable Metadata shared) {
    var encoded = stoa.proto.sequencer.v1.Message.newBuilder();
    if (!message.metadata().equals(shared)) {
      encoded.setMetadata(ToWire.metadata(message.metadata()));
    }
    switch (message) {
      case Message.Request request ->
          encoded.setRequest(ToWire.request(request.id(), request.batch()));
      case Message.Sequence sequence -> encoded.setSequence(sequence(sequence));
      case Message.RetransmitRequest question -> encoded.setRetransmitRequest(question(question));
      case Message.Heartbeat ignored -> encoded.setHeartbeat(Heartbeat.getDefaultInstance());
      case Message.BarrierQuestion question ->
          encoded.setBarrierQuestion(BarrierQuestion.newBuilder().setNonce(question.nonce()));
      case Message.BarrierAnswer answer -> encoded.setBarrierAnswer(answer(answer));
      case Message.LogEntry passed -> encoded.setLogEntry(ViewMessages.logEntry(passed));
      case Message.LogUnavailable gone ->
          encoded.setLogUnavailable(LogUnavailable.newBuilder().setStart(gone.start()));
      case Message.ViewWish wish ->
          encoded.setViewWish(ViewWish.newBuilder().setNonce(wish.nonce()));
      case Message.ViewSupport support -> encoded.setViewSupport(ViewMessages.viewSupport(support));
      case Message.Prepare prepare ->
          encoded.setPrepare(Prepare.newBuilder().setEpoch(prepare.epoch()));
      case Message.PrepareAnswer answer ->
          encoded.setPrepareAnswer(ViewMessages.prepareAnswer(answer));
      case Message.StartView start -> encoded.setStartView(ViewMessages.startView(start));
    }
    return encoded.build();
  }

  /// Decodes the payload of a datagram, or of one put together from parts.
  ///
  /// @param payload not changed; nothing of it is kept
  /// @throws MalformedMessageException when any of its messages is not well-formed or beyond a
  ///   limit
  public List<Message> decode(ByteBuffer payload) throws MalformedMessageException {
    Datagram datagram = parse(payload);
    int count = datagram.getMessagesCount();
    FromWire.require(count > 0 && count <= MAXIMUM_MESSAGES, "number of messages");
    List<Message> messages = new ArrayList<>(count);
    Metadata metadata = null;
    for (var message : datagram.getMessagesList()) {
      if (message.hasMetadata()) {
        metadata = fromWire.metadata(message.getMetadata());
      }
      if (metadata == null) {
        throw new MalformedMessageException("a message without metadata");
      }
      messages.add(decode(message, metadata));
    }
    return messages;
  }

  private static Datagram parse(ByteBuffer payload) throws MalformedMessageException {
    try {
      ByteString bytes = UnsafeByteOperations.unsafeWrap(payload.duplicate());
      return Datagram.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedMessageException("not a datagram", e);
    }
  }

  private Message decode(stoa.proto.sequencer.v1.Message message, Metadata metadata)
      throws MalformedMessageException {
    return switch (message.getBodyCase()) {
      case REQUEST ->
          new Message.Request(
              metadata,
              fromWire.requestId(message.getRequest().getId()),
              fromWire.batch(message.getRequest()));
      case SEQUENCE -> sequence(metadata, message.getSequence());
      case RETRANSMIT_REQUEST -> question(metadata, message.getRetransmitRequest());
      case HEARTBEAT -> new Message.Heartbeat(metadata);
      case BARRIER_QUESTION ->
          new Message.BarrierQuestion(metadata, message.getBarrierQuestion().getNonce());
      case BARRIER_ANSWER -> answer(metadata, message.getBarrierAnswer());
      case LOG_ENTRY -> views.logEntry(metadata, message.getLogEntry());
      case LOG_UNAVAILABLE ->
          new Message.LogUnavailable(
              metadata, FromWire.natural(message.getLogUnavailable().getStart()));
      case VIEW_WISH -> new Message.ViewWish(metadata, message.getViewWish().getNonce());
      case VIEW_SUPPORT -> ViewMessages.viewSupport(metadata, message.getViewSupport());
      case PREPARE ->
          new Message.Prepare(metadata, FromWire.natural(message.getPrepare().getEpoch()));
      case PREPARE_ANSWER -> views.prepareAnswer(metadata, message.getPrepareAnswer());
      case START_VIEW -> views.startView(metadata, message.getStartView());
      case BODY_NOT_SET -> throw new MalformedMessageException("a message without a known body");
    };
  }

  private static Sequence sequence(Message.Sequence sequence) {
    return Sequence.newBuilder()
        .setNumber(sequence.number())
        .setEpoch(sequence.epoch())
        .setRequest(ToWire.requestId(sequence.request()))
        .setDigest(sequence.digest())
        .build();
  }

  private Message sequence(Metadata metadata, Sequence sequence) throws MalformedMessageException {
    return new Message.Sequence(
        metadata,
        FromWire.natural(sequence.getNumber()),
        FromWire.natural(sequence.getEpoch()),
        fromWire.requestId(sequence.getRequest()),
        sequence.getDigest());
  }

  private static RetransmitRequest question(Message.RetransmitRequest question) {
    return RetransmitRequest.newBuilder()
        .addAllNumbers(question.numbers().stream().map(ToWire::numberRange).toList())
        .addAllRequests(question.requests().stream().map(ToWire::requestRange).toList())
        .build();
  }

  private Message question(Metadata metadata, RetransmitRequest question)
      throws MalformedMessageException {
    return new Message.RetransmitRequest(
        metadata,
        fromWire.numberRanges(question.getNumbersList()),
        fromWire.requestRanges(question.getRequestsList()));
  }

  private static BarrierAnswer answer(Message.BarrierAnswer answer) {
    return BarrierAnswer.newBuilder()
        .setAskerIncarnation(answer.askerIncarnation())
        .setNonce(answer.nonce())
        .setHeldEnd(answer.heldEnd())
        .build();
  }

  private static Message answer(Metadata metadata, BarrierAnswer answer)
      throws MalformedMessageException {
    return new Message.BarrierAnswer(
        metadata,
        answer.getAskerIncarnation(),
        answer.getNonce(),
        FromWire.natural(answer.getHeldEnd()));
  }
}
