package stoa.ordering;

/// All times of the ordering, in milliseconds.
///
/// @param tickMillis how often the host is expected to send [Input.Tick]
/// @param idleHeartbeatMillis an idle member repeats what it knows this often
/// @param activeHeartbeatMillis the same while something is under way; doubled up to the idle
///   interval while nothing moves
/// @param retransmitAfterMillis a gap is given this long to close by itself before it is asked
///   about
/// @param retransmitMaximumMillis the longest pause between two questions about the same gap
/// @param barrierRepeatMillis a barrier question is repeated to whoever has not answered
/// @param barrierTimeoutMillis a barrier that takes longer is given up as unavailable
public record Timing(
    long tickMillis,
    long idleHeartbeatMillis,
    long activeHeartbeatMillis,
    long retransmitAfterMillis,
    long retransmitMaximumMillis,
    long barrierRepeatMillis,
    long barrierTimeoutMillis) {
  public static Timing standard() {
    return new Timing(5, 100, 10, 5, 200, 20, 2000);
  }
}
