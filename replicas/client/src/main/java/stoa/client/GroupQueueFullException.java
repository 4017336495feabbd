package stoa.client;

/// The group's queue of orders is full, so it turned the command away before its log. It is
/// certainly without effect, and no other member would take it; repeating it later may succeed.
public final class GroupQueueFullException extends GroupCallException {
  /// @param message what the member said
  public GroupQueueFullException(String message) {
    super(message);
  }
}
