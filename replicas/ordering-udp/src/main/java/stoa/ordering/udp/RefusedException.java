package stoa.ordering.udp;

/// The command was not taken, or the barrier not reached: certainly without effect.
public final class RefusedException extends RuntimeException {
  /// Why.
  public enum Reason {
    /// A named limit is reached; try later or at another member.
    OVERLOADED,
    /// Larger than [SequencerNode#MAXIMUM_COMMAND_BYTES], or empty.
    BAD_SIZE,
    /// No majority answered in time, or this member has not started or is stopping.
    UNAVAILABLE
  }

  private final Reason reason;

  public RefusedException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }
}
