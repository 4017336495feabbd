package stoa.ordering;

/// The decisions on which safety rests, one method each, so that the mutation gate can break them
/// one at a time. Product code uses [#standard()] only; nothing outside of this package can make
/// others.
class Rules {
  private static final AssignmentConditions CONDITIONS = new AssignmentConditions();

  static Rules standard() {
    return new Rules();
  }

  /// Rule 1: more than half of the configured members, whatever the view.
  int majority(GroupConfiguration group) {
    return group.majority();
  }

  /// Rule 2: ownership is static, whatever the view.
  int owner(GroupConfiguration group, ViewRecord view, long number) {
    return group.owner(number);
  }

  /// Whether an entry counts as held only when it is forced.
  boolean heldOnlyWhenForced() {
    return true;
  }

  /// Rule 2: whether the same holds for voids.
  boolean voidHeldOnlyWhenForced() {
    return true;
  }

  /// Rule 3: whether an assignment made in `epoch` is accepted.
  boolean acceptsAssignment(long epoch, long promise, long logEpoch) {
    return epoch == promise && epoch == logEpoch;
  }

  /// Rule 3 and 7: whether this life of a member may assign.
  boolean mayAssign(boolean listedInThisLife, boolean memberListed) {
    return listedInThisLife;
  }

  /// Rule 4: the epoch named beside what is held.
  long announcedEpoch(long promise, long logEpoch) {
    return logEpoch;
  }

  /// Rule 4: the promise that is named beside it.
  long announcedPromise(long promise, long logEpoch) {
    return promise;
  }

  /// Rule 4: whether another's announcement counts here.
  boolean announcementCounts(Metadata metadata, long promise, long logEpoch) {
    return metadata.settled() && metadata.logEpoch() == logEpoch;
  }

  /// Rule 4: whether this member delivers in its present state.
  boolean mayDeliver(long promise, long logEpoch) {
    return promise == logEpoch;
  }

  /// Rule 5, Prepare: whether the candidate's own promise must be on disk before it asks others.
  boolean promiseForcedBeforeAsking() {
    return true;
  }

  /// Rule 5, Prepare: whether a promise must be on disk before the answer.
  boolean promiseForcedBeforeAnswering() {
    return true;
  }

  /// Rule 5, Prepare: whether a member takes part in its view: a promise ends that.
  boolean settled(long promise, long logEpoch) {
    return promise == logEpoch;
  }

  /// Rule 5, StartView: whether adopting raises the promise first.
  boolean raisesPromiseToAdopt() {
    return true;
  }

  /// The promise once a view is adopted.
  long promiseAfterAdoption(long promise, long adopted) {
    return Math.max(promise, adopted);
  }

  /// Rule 5, StartView: the first number that a log from `first` to `end` must drop, or `end`. The
  /// chosen table has the new epoch from `base` on, so what an older epoch put there differs.
  long cutPoint(
      EpochTable own, long first, long end, long deliveredEnd, EpochTable chosen, long base) {
    return own.firstDifference(chosen, first, end);
  }

  /// Rule 5, StartView: whether entries are written before the view record.
  boolean entriesBeforeView() {
    return true;
  }

  /// Rule 5, StartView: whether a fetched entry belongs to the log that the view was built on.
  boolean agrees(JournalRecord.Numbered fetched, EpochTable chosen) {
    return fetched.epoch() == chosen.epochAt(fetched.number());
  }

  /// Rule 8: whether a life begins with a vote.
  boolean votesFromStart(boolean recovered) {
    return recovered;
  }

  /// Rule 8: how many other voters must be known to have adopted the view before one that lost its
  /// disk counts.
  int adoptersBeforeVote(GroupConfiguration group) {
    return group.majority();
  }

  /// Reads: whether a barrier's answer belongs to the question.
  boolean answersQuestion(long nonce, long answeredNonce) {
    return nonce == answeredNonce;
  }

  /// Condition 3, in both directions: choosing and accepting.
  AssignmentConditions conditions() {
    return CONDITIONS;
  }
}
