package stoa.ordering;

/// The promise and the view. Without view changes both stay what they were at the start.
///
/// @param promise at least the view's epoch
record Epochs(long promise, ViewRecord view) {
  Epochs {
    if (view.epoch() > promise) {
      throw new IllegalArgumentException("log epoch " + view.epoch() + " above promise " + promise);
    }
  }

  long logEpoch() {
    return view.epoch();
  }

  /// Whether this member may assign, accept assignments and announce what it holds (rules 3, 4).
  boolean settled() {
    return promise == view.epoch();
  }

  /// Whether what the other holds counts here (rule 4): announced in exactly this log epoch.
  boolean counts(Metadata metadata) {
    return metadata.promise() == metadata.logEpoch() && metadata.logEpoch() == logEpoch();
  }
}
