package stoa.client;

/// Why a call to a group gave no answer. What is known of its effect is the subclass.
public abstract sealed class GroupCallException extends RuntimeException
    permits GroupUnavailableException,
        GroupQueueFullException,
        OutcomeUnknownException,
        CallRefusedException {
  GroupCallException(String message) {
    super(message, null, false, false);
  }
}
