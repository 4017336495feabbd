package stoa.ordering;

/// What the log was like up to the last delivery, in a few rows: what a snapshot of the application
/// has to contain besides the application's own state, so that a member can begin from it.
///
/// The host feeds it with what it delivers, and stores [#base()] together with what it applies.
public final class DeliveredState {
  private final AssignedEnds assigned;
  private EpochTable table;
  private long end;

  /// At [RecoveredState#appliedEnd()].
  public DeliveredState(GroupConfiguration group, RecoveredState recovered) {
    assigned = new AssignedEnds(group, recovered.assigned());
    end = recovered.appliedEnd();
    table = recovered.table().upTo(Math.max(1, end));
    for (JournalRecord.Numbered numbered : recovered.entries()) {
      if (numbered.number() < end && numbered instanceof JournalRecord.Entry entry) {
        assigned.advance(entry.request());
      }
    }
  }

  /// In the order of the effects.
  public void delivered(Effect.Deliver delivery) {
    assigned.advance(delivery.request());
    passed(delivery.number(), delivery.epoch());
  }

  /// In the order of the effects.
  public void skipped(Effect.Skip skip) {
    passed(skip.number(), skip.epoch());
  }

  /// A journal that begins with this record continues behind the last delivery.
  public JournalRecord.Base base() {
    return new JournalRecord.Base(end, assigned.toList(), table);
  }

  private void passed(long number, long epoch) {
    end = number + 1;
    table = table.with(epoch, number).from(number);
  }
}
