package stoa.ordering;

/// All times of the ordering, in milliseconds.
///
/// @param tickMillis how often the host is expected to send [Input.Tick] while something is under
///   way; without, it may do so less often
/// @param idleHeartbeatMillis an idle member repeats what it knows this often
/// @param activeHeartbeatMillis the same while something is under way; doubled up to the idle
///   interval while nothing moves
/// @param restAfterMillis when nothing has moved for so long, the group rests
/// @param restingHeartbeatMillis a member of a group that rests repeats what it knows this often
/// @param restingTickMillis how often the host is expected to tick at least while the group rests;
///   if it does not tick sooner, a member speaks so much later than its time
/// @param retransmitAfterMillis a gap is given this long to close by itself before it is asked
///   about
/// @param retransmitMaximumMillis the longest pause between two questions about the same gap
/// @param barrierRepeatMillis a barrier question is repeated to whoever has not answered
/// @param barrierTimeoutMillis a barrier that takes longer is given up as unavailable
/// @param silenceMillis a member of the view that is silent for so long is suspected; what it has
///   lately been late by is added ([Lateness])
/// @param overdueMillis the same for a member whose turn it is while something waits to be assigned
/// @param stallMillis a gap between two ticks that is longer, and longer yet while the group rests,
///   means that this member itself stood still
/// @param latenessMaximumMillis the most that is added
/// @param viewTimeoutMillis a promise without a view is given up after this, and what the slowest
///   has lately been late by; doubled with each failure up to eight times
/// @param answerWaitMillis a candidate with a majority of answers waits so long for those of the
///   rest who speak, and half of what the slowest has lately been late by
/// @param candidateStepMillis candidates wait for those before them so long each
/// @param viewRepeatMillis questions and messages of a view change are repeated so often
/// @param fetchRepeatMillis questions for entries that a view needs are repeated so often
/// @param adoptionMillis a member of the view that has not adopted it for so long is suspected
/// @param settleMillis a member that is not in the view and begins to speak is listed only after it
///   has spoken steadily for so long: its process is cold, and would make the others wait
/// @param returnMillis a member that was left out twice within [#returnMaximumMillis()] is taken
///   back after this at the earliest; doubled each time
/// @param returnMaximumMillis the longest such delay
public record Timing(
    long tickMillis,
    long idleHeartbeatMillis,
    long activeHeartbeatMillis,
    long restAfterMillis,
    long restingHeartbeatMillis,
    long restingTickMillis,
    long retransmitAfterMillis,
    long retransmitMaximumMillis,
    long barrierRepeatMillis,
    long barrierTimeoutMillis,
    long silenceMillis,
    long overdueMillis,
    long stallMillis,
    long latenessMaximumMillis,
    long viewTimeoutMillis,
    long answerWaitMillis,
    long candidateStepMillis,
    long viewRepeatMillis,
    long fetchRepeatMillis,
    long adoptionMillis,
    long settleMillis,
    long returnMillis,
    long returnMaximumMillis) {
  public static Timing standard() {
    return new Timing(
        5, 100, 10, 5000, 1000, 500, 5, 200, 20, 2000, 200, 150, 60, 1500, 300, 120, 20, 20, 20,
        3000, 1000, 500, 60_000);
  }

  /// How often the host is expected to tick at least when nothing is under way and the group does
  /// not rest yet.
  public long idleTickMillis() {
    return Math.min(5 * tickMillis, restingTickMillis);
  }

  /// The longest time between two things that a member says whose group rests.
  public long restingPauseMillis() {
    return restingHeartbeatMillis + restingTickMillis + stallMillis;
  }

  /// The same with another [#settleMillis()].
  public Timing settlingFor(long millis) {
    return new Timing(
        tickMillis,
        idleHeartbeatMillis,
        activeHeartbeatMillis,
        restAfterMillis,
        restingHeartbeatMillis,
        restingTickMillis,
        retransmitAfterMillis,
        retransmitMaximumMillis,
        barrierRepeatMillis,
        barrierTimeoutMillis,
        silenceMillis,
        overdueMillis,
        stallMillis,
        latenessMaximumMillis,
        viewTimeoutMillis,
        answerWaitMillis,
        candidateStepMillis,
        viewRepeatMillis,
        fetchRepeatMillis,
        adoptionMillis,
        millis,
        returnMillis,
        returnMaximumMillis);
  }
}
