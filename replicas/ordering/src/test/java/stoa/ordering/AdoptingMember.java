package stoa.ordering;

import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.all;
import static stoa.ordering.TestGroup.entry;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.metadata;
import static stoa.ordering.TestGroup.request;
import static stoa.ordering.TestGroup.view;

import java.util.List;

/// The second of three members, which holds three entries and is told of views after that of them.
final class AdoptingMember {
  /// A view between that of the member and the new one, of which it knows nothing.
  static final long BETWEEN = EPOCH + 4;

  /// What member 2 picks after that.
  static final long NEXT = EPOCH + 5;

  /// The chosen log differs from number 1 on, and ends at 3.
  static final ViewRecord OTHER_LOG =
      new ViewRecord(
          NEXT, all(3), 3, new EpochTable(List.of()).with(EPOCH, 0).with(BETWEEN, 1).with(NEXT, 3));

  static final GroupConfiguration SECOND_OF_THREE = GroupConfiguration.standard(3, 1);

  final TestGroup group = new TestGroup(SECOND_OF_THREE, withThreeEntries());

  static RecoveredState withThreeEntries() {
    return inView(
        LIFE,
        view(EPOCH, 0, all(3)),
        entry(0, EPOCH, request(2, 0)),
        entry(1, EPOCH, request(2, 1)),
        entry(2, EPOCH, request(2, 2)));
  }

  static Message.StartView startView(ViewRecord view) {
    return new Message.StartView(metadata(2, view.epoch(), view.epoch(), view.base()), view, 2);
  }

  /// Member 2 tells it of the view.
  void start(ViewRecord view) {
    group.receive(startView(view));
  }

  /// Member 2 passes on an entry of the view [#NEXT].
  void passOn(JournalRecord.Numbered entry) {
    group.receive(new Message.LogEntry(metadata(2, NEXT, NEXT, 3), entry));
  }
}
