package stoa.ordering.udp.wire;

import com.google.protobuf.UnsafeByteOperations;
import java.util.List;
import stoa.ordering.Batch;
import stoa.ordering.EpochTable;
import stoa.ordering.JournalRecord;
import stoa.ordering.Metadata;
import stoa.ordering.NumberRange;
import stoa.ordering.Origin;
import stoa.ordering.RequestEnd;
import stoa.ordering.RequestId;
import stoa.ordering.RequestRange;
import stoa.ordering.ViewRecord;
import stoa.proto.sequencer.v1.EpochStart;
import stoa.proto.sequencer.v1.JournalEntry;
import stoa.proto.sequencer.v1.VoidEntry;

/// The small values that messages and journal records have in common, on their way out.
final class ToWire {
  private ToWire() {}

  static stoa.proto.sequencer.v1.Metadata metadata(Metadata metadata) {
    return stoa.proto.sequencer.v1.Metadata.newBuilder()
        .setSender(metadata.sender())
        .setIncarnation(metadata.incarnation())
        .setPromise(metadata.promise())
        .setLogEpoch(metadata.logEpoch())
        .setHeldEnd(metadata.heldEnd())
        .setDeliveredEnd(metadata.deliveredEnd())
        .setSeenEnd(metadata.seenEnd())
        .addAllRequestsSeen(requestEnds(metadata.requestsSeen()))
        .setVotes(metadata.votes())
        .build();
  }

  /// Wraps the commands' bytes without copying: they never change.
  static stoa.proto.sequencer.v1.Request request(RequestId id, Batch batch) {
    var request = stoa.proto.sequencer.v1.Request.newBuilder().setId(requestId(id));
    batch
        .commands()
        .forEach(command -> request.addCommands(UnsafeByteOperations.unsafeWrap(command.bytes())));
    return request.build();
  }

  static stoa.proto.sequencer.v1.Origin origin(Origin origin) {
    return stoa.proto.sequencer.v1.Origin.newBuilder()
        .setMember(origin.member())
        .setIncarnation(origin.incarnation())
        .build();
  }

  static stoa.proto.sequencer.v1.RequestId requestId(RequestId id) {
    return stoa.proto.sequencer.v1.RequestId.newBuilder()
        .setOrigin(origin(id.origin()))
        .setNumber(id.number())
        .build();
  }

  static List<stoa.proto.sequencer.v1.RequestEnd> requestEnds(List<RequestEnd> ends) {
    return ends.stream()
        .map(end ->
            stoa.proto.sequencer.v1.RequestEnd.newBuilder()
                .setOrigin(origin(end.origin()))
                .setEnd(end.end())
                .build())
        .toList();
  }

  static stoa.proto.sequencer.v1.NumberRange numberRange(NumberRange range) {
    return stoa.proto.sequencer.v1.NumberRange.newBuilder()
        .setFrom(range.from())
        .setEnd(range.end())
        .build();
  }

  static stoa.proto.sequencer.v1.RequestRange requestRange(RequestRange range) {
    return stoa.proto.sequencer.v1.RequestRange.newBuilder()
        .setOrigin(origin(range.origin()))
        .setFrom(range.from())
        .setEnd(range.end())
        .build();
  }

  static stoa.proto.sequencer.v1.ViewRecord view(ViewRecord view) {
    return stoa.proto.sequencer.v1.ViewRecord.newBuilder()
        .setEpoch(view.epoch())
        .addAllMembers(view.members().stream().map(ToWire::origin).toList())
        .addAllLives(view.lives().stream().map(ToWire::origin).toList())
        .setBase(view.base())
        .addAllEpochTable(epochTable(view.table()))
        .build();
  }

  static List<EpochStart> epochTable(EpochTable table) {
    return table.starts().stream()
        .map(row -> EpochStart.newBuilder().setEpoch(row.epoch()).setFirst(row.first()).build())
        .toList();
  }

  static JournalEntry entry(JournalRecord.Entry entry) {
    return JournalEntry.newBuilder()
        .setNumber(entry.number())
        .setEpoch(entry.epoch())
        .setRequest(request(entry.request(), entry.batch()))
        .build();
  }

  static VoidEntry voidEntry(JournalRecord.VoidEntry gap) {
    return VoidEntry.newBuilder().setNumber(gap.number()).setEpoch(gap.epoch()).build();
  }
}
