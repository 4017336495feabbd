package stoa.replica.apply;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import stoa.proto.replica.v1.GroupCommand;
import stoa.replica.log.CommittedEntry;

/// A committed entry with its commands parsed.
record ParsedEntry(long position, List<GroupCommand> commands, ByteString logState) {
  /// @throws UnknownOperationException for bytes that are no command, or one of an unknown kind
  static ParsedEntry parse(CommittedEntry entry) {
    var commands = new ArrayList<GroupCommand>(entry.commands().size());
    for (byte[] bytes : entry.commands()) {
      commands.add(parse(entry.position(), bytes));
    }
    return new ParsedEntry(entry.position(), commands, entry.logState());
  }

  private static GroupCommand parse(long position, byte[] bytes) {
    try {
      GroupCommand command = GroupCommand.parseFrom(bytes);
      if (command.getBodyCase() == GroupCommand.BodyCase.BODY_NOT_SET
          || !command.getUnknownFields().asMap().isEmpty()) {
        throw new UnknownOperationException("unknown kind of command at position " + position);
      }
      return command;
    } catch (InvalidProtocolBufferException e) {
      throw new UnknownOperationException(
          "no command at position " + position + ": " + e.getMessage());
    }
  }

  /// True when the state as it is at this entry is asked for.
  boolean asksForChecksums() {
    return commands.stream().anyMatch(GroupCommand::hasTakeChecksums);
  }
}
