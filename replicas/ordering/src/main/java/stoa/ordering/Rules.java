package stoa.ordering;

/// The rules that can be exchanged as a whole. Product code uses [#base()] only; the mutation gate
/// puts broken ones in their places.
record Rules(
    AssignmentConditions conditions, MajorityDelivery delivery, RestartSafety restartSafety) {
  static Rules base() {
    return new Rules(new AssignmentConditions(), new MajorityDelivery(), new RestartSafety());
  }
}
