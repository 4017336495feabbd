package stoa.replica.log;

import java.util.OptionalInt;

/// The command was not taken, or the barrier not reached: certainly without effect.
public final class NotTakenException extends RuntimeException {
  /// Why.
  public enum Reason {
    /// Only the leader takes commands; [#leader] may name it.
    NOT_LEADER,
    /// A named limit is reached; try later or elsewhere.
    OVERLOADED,
    /// No majority, no view, still starting, or stopping.
    UNAVAILABLE
  }

  private final Reason reason;
  private final OptionalInt leader;

  /// @param leader the member to ask instead, where known
  public NotTakenException(Reason reason, OptionalInt leader, String message) {
    super(message, null, false, false);
    this.reason = reason;
    this.leader = leader;
  }

  /// A refusal without a better member to name.
  public NotTakenException(Reason reason, String message) {
    this(reason, OptionalInt.empty(), message);
  }

  /// Why it was not taken.
  public Reason reason() {
    return reason;
  }

  /// The member to ask instead, where known.
  public OptionalInt leader() {
    return leader;
  }
}
