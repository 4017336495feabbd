package stoa.ordering.udp.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.JournalRecord;
import stoa.proto.sequencer.v1.Base;
import stoa.proto.sequencer.v1.Voter;

/// The protocol's journal records as bytes.
public final class RecordCodec {
  private final FromWire fromWire;

  /// Decodes the journal of a member of this group.
  public RecordCodec(GroupConfiguration group) {
    this.fromWire = new FromWire(group.members(), group.limits().requestBytes());
  }

  /// Encodes one record.
  public byte[] encode(JournalRecord record) {
    var encoded = stoa.proto.sequencer.v1.JournalRecord.newBuilder();
    switch (record) {
      case JournalRecord.Entry entry -> encoded.setEntry(ToWire.entry(entry));
      case JournalRecord.VoidEntry gap -> encoded.setVoidEntry(ToWire.voidEntry(gap));
      case JournalRecord.Cut cut -> encoded.setCut(cut.from());
      case JournalRecord.Incarnation life -> encoded.setIncarnation(life.incarnation());
      case JournalRecord.Promise promise -> encoded.setPromise(promise.epoch());
      case JournalRecord.View view -> encoded.setView(ToWire.view(view.view()));
      case JournalRecord.Voter ignored -> encoded.setVoter(Voter.getDefaultInstance());
      case JournalRecord.Base base -> encoded.setBase(base(base));
    }
    return encoded.build().toByteArray();
  }

  /// Decodes one record.
  ///
  /// @param payload not changed; nothing of it is kept
  /// @throws MalformedMessageException when a record, though unharmed, is not one that this release
  ///   knows: the member must not start, because it would forget what it says
  public JournalRecord decode(ByteBuffer payload) throws MalformedMessageException {
    var record = parse(payload);
    return switch (record.getBodyCase()) {
      case ENTRY -> fromWire.entry(record.getEntry());
      case VOID_ENTRY -> FromWire.voidEntry(record.getVoidEntry());
      case CUT -> new JournalRecord.Cut(FromWire.natural(record.getCut()));
      case INCARNATION -> new JournalRecord.Incarnation(FromWire.natural(record.getIncarnation()));
      case PROMISE -> new JournalRecord.Promise(FromWire.natural(record.getPromise()));
      case VIEW -> new JournalRecord.View(fromWire.view(record.getView()));
      case VOTER -> new JournalRecord.Voter();
      case BASE -> base(record.getBase());
      case BODY_NOT_SET -> throw new MalformedMessageException("a record of an unknown kind");
    };
  }

  private static stoa.proto.sequencer.v1.JournalRecord parse(ByteBuffer payload)
      throws MalformedMessageException {
    try {
      return stoa.proto.sequencer.v1.JournalRecord.parseFrom(
          UnsafeByteOperations.unsafeWrap(payload.duplicate()));
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedMessageException("not a journal record", e);
    }
  }

  private static Base base(JournalRecord.Base base) {
    return Base.newBuilder()
        .setStart(base.start())
        .addAllAssigned(ToWire.requestEnds(base.assigned()))
        .addAllTable(ToWire.epochTable(base.table()))
        .build();
  }

  private JournalRecord.Base base(Base base) throws MalformedMessageException {
    return new JournalRecord.Base(
        FromWire.natural(base.getStart()),
        fromWire.requestEnds(base.getAssignedList()),
        FromWire.epochTable(base.getTableList()));
  }
}
