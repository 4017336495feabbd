package stoa.ordering.udp.wire;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stoa.ordering.Batch;
import stoa.ordering.Command;
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

/// The small values that messages and journal records have in common, on their way in, checked.
///
/// @param members the size of the group
/// @param requestBytes largest sum of a request's commands
record FromWire(int members, int requestBytes) {
  static final int MAXIMUM_COMMANDS = 65_536;
  static final int MAXIMUM_REQUEST_ENDS = 64;
  static final int MAXIMUM_RANGES = 256;
  static final int MAXIMUM_EPOCHS = 65_536;

  Metadata metadata(stoa.proto.sequencer.v1.Metadata metadata) throws MalformedMessageException {
    require(metadata.getIncarnation() > 0, "no incarnation");
    require(metadata.getRequestsSeenCount() <= MAXIMUM_REQUEST_ENDS, "too many requests seen");
    require(metadata.getLogEpoch() <= metadata.getPromise(), "a view beyond the promise");
    return new Metadata(
        member(metadata.getSender()),
        metadata.getIncarnation(),
        metadata.getVotes(),
        natural(metadata.getPromise()),
        natural(metadata.getLogEpoch()),
        natural(metadata.getHeldEnd()),
        natural(metadata.getDeliveredEnd()),
        natural(metadata.getSeenEnd()),
        requestEnds(metadata.getRequestsSeenList()));
  }

  Batch batch(stoa.proto.sequencer.v1.Request request) throws MalformedMessageException {
    require(request.getCommandsCount() > 0, "a request without commands");
    require(request.getCommandsCount() <= MAXIMUM_COMMANDS, "too many commands");
    long bytes = request.getCommandsList().stream().mapToLong(ByteString::size).sum();
    require(bytes <= requestBytes, "a request that is too large");
    List<Command> commands = new ArrayList<>(request.getCommandsCount());
    request.getCommandsList().forEach(bytesOf -> commands.add(new Command(bytesOf.toByteArray())));
    return Batch.of(commands);
  }

  Origin origin(stoa.proto.sequencer.v1.Origin origin) throws MalformedMessageException {
    require(origin.getIncarnation() > 0, "no incarnation");
    return new Origin(member(origin.getMember()), origin.getIncarnation());
  }

  RequestId requestId(stoa.proto.sequencer.v1.RequestId id) throws MalformedMessageException {
    return new RequestId(origin(id.getOrigin()), natural(id.getNumber()));
  }

  List<RequestEnd> requestEnds(List<stoa.proto.sequencer.v1.RequestEnd> ends)
      throws MalformedMessageException {
    List<RequestEnd> decoded = new ArrayList<>(ends.size());
    for (var end : ends) {
      decoded.add(new RequestEnd(origin(end.getOrigin()), natural(end.getEnd())));
    }
    return decoded;
  }

  List<NumberRange> numberRanges(List<stoa.proto.sequencer.v1.NumberRange> ranges)
      throws MalformedMessageException {
    require(ranges.size() <= MAXIMUM_RANGES, "too many ranges");
    List<NumberRange> decoded = new ArrayList<>(ranges.size());
    for (var range : ranges) {
      require(range.getFrom() < range.getEnd(), "an empty range");
      decoded.add(new NumberRange(natural(range.getFrom()), range.getEnd()));
    }
    return decoded;
  }

  List<RequestRange> requestRanges(List<stoa.proto.sequencer.v1.RequestRange> ranges)
      throws MalformedMessageException {
    require(ranges.size() <= MAXIMUM_RANGES, "too many ranges");
    List<RequestRange> decoded = new ArrayList<>(ranges.size());
    for (var range : ranges) {
      require(range.getFrom() < range.getEnd(), "an empty range");
      decoded.add(
          new RequestRange(origin(range.getOrigin()), natural(range.getFrom()), range.getEnd()));
    }
    return decoded;
  }

  JournalRecord.Entry entry(JournalEntry entry) throws MalformedMessageException {
    return new JournalRecord.Entry(
        natural(entry.getNumber()),
        natural(entry.getEpoch()),
        requestId(entry.getRequest().getId()),
        batch(entry.getRequest()));
  }

  static JournalRecord.VoidEntry voidEntry(VoidEntry gap) throws MalformedMessageException {
    return new JournalRecord.VoidEntry(natural(gap.getNumber()), natural(gap.getEpoch()));
  }

  ViewRecord view(stoa.proto.sequencer.v1.ViewRecord view) throws MalformedMessageException {
    return new ViewRecord(
        natural(view.getEpoch()),
        eachOnce(view.getMembersList()),
        eachOnce(view.getLivesList()),
        natural(view.getBase()),
        epochTable(view.getEpochTableList()));
  }

  private List<Origin> eachOnce(List<stoa.proto.sequencer.v1.Origin> origins)
      throws MalformedMessageException {
    require(origins.size() <= members, "a view with too many members");
    List<Origin> listed = new ArrayList<>(origins.size());
    Set<Integer> once = new HashSet<>();
    for (var origin : origins) {
      listed.add(origin(origin));
      require(once.add(origin.getMember()), "a view that lists a member twice");
    }
    return listed;
  }

  static EpochTable epochTable(List<EpochStart> rows) throws MalformedMessageException {
    require(rows.size() <= MAXIMUM_EPOCHS, "too many epochs");
    List<EpochTable.EpochStart> decoded = new ArrayList<>(rows.size());
    EpochTable.EpochStart last = new EpochTable.EpochStart(-1, -1);
    for (EpochStart row : rows) {
      boolean grows = row.getEpoch() > last.epoch() && row.getFirst() > last.first();
      require(grows, "epochs that do not grow");
      last = new EpochTable.EpochStart(row.getEpoch(), row.getFirst());
      decoded.add(last);
    }
    return new EpochTable(decoded);
  }

  int member(int member) throws MalformedMessageException {
    require(member >= 0 && member < members, "no member of the group");
    return member;
  }

  static long natural(long value) throws MalformedMessageException {
    require(value >= 0, "a negative number");
    return value;
  }

  static void require(boolean condition, String otherwise) throws MalformedMessageException {
    if (!condition) {
      throw new MalformedMessageException(otherwise);
    }
  }
}
