package stoa.ordering;

import java.util.Arrays;

/// The promise and the view: log epoch ≤ promise always.
final class Epochs {
  private static final long NOT_LISTED = -1;

  private final GroupConfiguration group;
  private final Rules rules;
  private final long[] listed;
  private long promise;
  private ViewRecord view;

  Epochs(GroupConfiguration group, Rules rules, RecoveredState recovered) {
    this.group = group;
    this.rules = rules;
    this.listed = new long[group.members()];
    this.view = recovered.view();
    this.promise = Math.max(recovered.promise(), view.epoch());
    noteListed();
  }

  long promise() {
    return promise;
  }

  ViewRecord view() {
    return view;
  }

  long logEpoch() {
    return view.epoch();
  }

  /// Whether this member may assign, accept assignments, announce what it holds and deliver (rules
  /// 3, 4): no promise beyond its view.
  boolean settled() {
    return rules.settled(promise, view.epoch());
  }

  /// Whether the view is that of the last promise, whatever the promise means for taking part.
  boolean isCurrent() {
    return promise == view.epoch();
  }

  /// Only upwards. The log stands still from now on, until a view of this epoch or a later one.
  void raisePromise(long epoch) {
    if (epoch <= promise) {
      throw new BrokenInvariant("promise " + epoch + " after " + promise);
    }
    promise = epoch;
  }

  /// The view's record is on disk.
  void adopt(ViewRecord adopted) {
    view = adopted;
    promise = rules.promiseAfterAdoption(promise, adopted.epoch());
    noteListed();
  }

  /// Whether what the other holds counts here (rule 4): announced in exactly this log epoch.
  boolean counts(Metadata metadata) {
    return metadata.votes() && rules.announcementCounts(metadata, promise, logEpoch());
  }

  /// Whether the sender is in the same view as this member, and no view change is under way at it.
  boolean sameView(Metadata metadata) {
    return metadata.settled() && metadata.logEpoch() == logEpoch();
  }

  /// Whether the number's owner takes no turns in this view (rule 2).
  boolean isVoid(long number) {
    return listed[rules.owner(group, view, number)] == NOT_LISTED;
  }

  int owner(long number) {
    return rules.owner(group, view, number);
  }

  boolean lists(Origin origin) {
    return listed[origin.member()] == origin.incarnation();
  }

  /// The life of the member that the view lists, or -1.
  long listedIncarnation(int member) {
    return listed[member];
  }

  boolean listsMember(int member) {
    return listed[member] != NOT_LISTED;
  }

  private void noteListed() {
    Arrays.fill(listed, NOT_LISTED);
    view.members().forEach(origin -> listed[origin.member()] = origin.incarnation());
  }
}
