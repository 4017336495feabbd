package stoa.raft;

import com.alipay.sofa.jraft.Status;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;
import stoa.replica.log.OutcomeUnknownException;

/// What the engine's status of a failed entry means for its commands.
///
/// Only a status given before the entry reached the log means that it never will be there. The same
/// code, EPERM, is also given to entries of a leader that stepped down, which the next leader may
/// still commit; there the text tells (1.3.15: `NodeImpl.executeApplyingTasks`,
/// `ClosureQueueImpl`).
final class EngineStatus {
  static final String NOT_LEADER = "Is not leader.";
  private static final String OTHER_TERM = "expected_term=";

  private EngineStatus() {}

  static RuntimeException failureOf(Status status) {
    var text = String.valueOf(status.getErrorMsg());
    return switch (status.getRaftError()) {
      // Given only while an entry is offered: full queue, leadership being handed on.
      case EBUSY -> new NotTakenException(Reason.OVERLOADED, text);
      case EPERM ->
          text.equals(NOT_LEADER) || text.startsWith(OTHER_TERM)
              ? new NotTakenException(Reason.NOT_LEADER, text)
              : new OutcomeUnknownException(text);
      default -> new OutcomeUnknownException(text);
    };
  }
}
