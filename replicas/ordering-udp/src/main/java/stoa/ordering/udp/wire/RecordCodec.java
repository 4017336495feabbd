package stoa.ordering.udp.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.JournalRecord;
import stoa.ordering.ViewRecord;
import stoa.proto.sequencer.v1.Base;
import stoa.proto.sequencer.v1.EpochStart;
import stoa.proto.sequencer.v1.JournalEntry;
import stoa.proto.sequencer.v1.VoidEntry;

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
      case JournalRecord.OwnRequest own ->
          encoded.setOwnRequest(ToWire.request(own.id(), own.batch()));
      case JournalRecord.Entry entry -> encoded.setEntry(entry(entry));
      case JournalRecord.VoidEntry gap ->
          encoded.setVoidEntry(
              VoidEntry.newBuilder().setNumber(gap.number()).setEpoch(gap.epoch()));
      case JournalRecord.Incarnation life -> encoded.setIncarnation(life.incarnation());
      case JournalRecord.Promise promise -> encoded.setPromise(promise.epoch());
      case JournalRecord.View view -> encoded.setView(view(view.view()));
      case JournalRecord.Base base ->
          encoded.setBase(
              Base.newBuilder()
                  .setStart(base.start())
                  .addAllAssigned(ToWire.requestEnds(base.assigned())));
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
      case OWN_REQUEST ->
          new JournalRecord.OwnRequest(
              fromWire.requestId(record.getOwnRequest().getId()),
              fromWire.batch(record.getOwnRequest()));
      case ENTRY -> entry(record.getEntry());
      case VOID_ENTRY ->
          new JournalRecord.VoidEntry(
              record.getVoidEntry().getNumber(), record.getVoidEntry().getEpoch());
      case INCARNATION -> new JournalRecord.Incarnation(record.getIncarnation());
      case PROMISE -> new JournalRecord.Promise(record.getPromise());
      case VIEW -> new JournalRecord.View(view(record.getView()));
      case BASE ->
          new JournalRecord.Base(
              record.getBase().getStart(),
              fromWire.requestEnds(record.getBase().getAssignedList()));
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

  private static JournalEntry entry(JournalRecord.Entry entry) {
    return JournalEntry.newBuilder()
        .setNumber(entry.number())
        .setEpoch(entry.epoch())
        .setRequest(ToWire.request(entry.request(), entry.batch()))
        .build();
  }

  private JournalRecord entry(JournalEntry entry) throws MalformedMessageException {
    return new JournalRecord.Entry(
        entry.getNumber(),
        entry.getEpoch(),
        fromWire.requestId(entry.getRequest().getId()),
        fromWire.batch(entry.getRequest()));
  }

  private static stoa.proto.sequencer.v1.ViewRecord view(ViewRecord view) {
    var encoded =
        stoa.proto.sequencer.v1.ViewRecord.newBuilder()
            .setEpoch(view.epoch())
            .setBase(view.base())
            .addAllMembers(view.members().stream().map(ToWire::origin).toList());
    view.epochTable()
        .forEach(start ->
            encoded.addEpochTable(
                EpochStart.newBuilder().setEpoch(start.epoch()).setFirst(start.first())));
    return encoded.build();
  }

  private ViewRecord view(stoa.proto.sequencer.v1.ViewRecord view)
      throws MalformedMessageException {
    List<stoa.ordering.Origin> members = new ArrayList<>();
    for (var origin : view.getMembersList()) {
      members.add(fromWire.origin(origin));
    }
    List<ViewRecord.EpochStart> table =
        view.getEpochTableList().stream()
            .map(start -> new ViewRecord.EpochStart(start.getEpoch(), start.getFirst()))
            .toList();
    return new ViewRecord(view.getEpoch(), members, view.getBase(), table);
  }
}
