package stoa.client;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import stoa.client.GroupClient.Submitted;
import stoa.proto.common.v1.CommandResult;

/// Reads what a group answered to a command.
record CommandResults<R>(Parser<R> parser, GroupTime time) {
  CommandAnswer<R> read(Submitted<CommandResult> submitted) {
    CommandResult result = submitted.answer();
    time.note(result.getGroupTimeMillis());
    return switch (result.getStatus()) {
      case COMMAND_STATUS_DECIDED -> decided(result);
      case COMMAND_STATUS_FINGERPRINT_MISMATCH -> new CommandAnswer.FingerprintMismatch<>();
      case COMMAND_STATUS_TOO_OLD -> throw tooOld(submitted.earlierAttemptUnknown());
      case COMMAND_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new OutcomeUnknownException("a status that this build does not know");
    };
  }

  private CommandAnswer<R> decided(CommandResult result) {
    try {
      return new CommandAnswer.Decided<>(
          parser.parseFrom(result.getResult()),
          result.getReplayed(),
          result.getGroupTimeMillis(),
          result.getPosition());
    } catch (InvalidProtocolBufferException malformed) {
      throw new OutcomeUnknownException("a result that this build cannot read");
    }
  }

  // Nothing was done now. But the request slept for a day, and what an earlier attempt did may have
  // been forgotten since.
  private static GroupCallException tooOld(boolean earlierAttemptUnknown) {
    String message = "the request is older than the results that the group keeps";
    return earlierAttemptUnknown
        ? new OutcomeUnknownException(message)
        : new GroupUnavailableException(message);
  }
}
