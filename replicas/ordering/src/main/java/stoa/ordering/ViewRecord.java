package stoa.ordering;

import java.util.List;

/// A view: who takes turns from which number on, and the log on which it was built.
///
/// @param epoch 0 for the initial view, in which nobody takes turns; then round × n + the id of the
///   candidate that made it
/// @param members who takes turns, each in the incarnation that is listed; empty in the initial
///   view, otherwise at least a majority of the configured members
/// @param lives the latest life of each member that this view or one before it has listed: what a
///   member said in an earlier one counts no more, for it may have lost its disk since
/// @param base the first number of this view
/// @param table that of the chosen log, with `epoch` from `base` on
public record ViewRecord(
    long epoch, List<Origin> members, List<Origin> lives, long base, EpochTable table) {
  public ViewRecord {
    members = List.copyOf(members);
    lives = List.copyOf(lives);
  }

  /// A view before which nobody was listed in another life.
  public ViewRecord(long epoch, List<Origin> members, long base, EpochTable table) {
    this(epoch, members, members, base, table);
  }

  /// The view of a group that has just been bootstrapped: nobody's turn comes before the first view
  /// change.
  public static ViewRecord initial() {
    return new ViewRecord(0, List.of(), 0, EpochTable.initial());
  }

  /// The same view, with what a member that has made the view's log its own knows of that log below
  /// the view's table. Two records of one view differ in nothing else.
  public ViewRecord knowing(EpochTable own) {
    return new ViewRecord(epoch, members, lives, base, table.withEarlier(own));
  }

  /// Whether the other is a record of the same view: equal, but for how far back the tables go.
  public boolean isSameAs(ViewRecord other) {
    long known = Math.max(table.start(), other.table.start());
    return epoch == other.epoch
        && base == other.base
        && members.equals(other.members)
        && lives.equals(other.lives)
        && table.firstDifference(other.table, known, base + 1) == base + 1;
  }

  /// Whether this life of this member takes turns.
  public boolean lists(Origin origin) {
    return members.contains(origin);
  }

  /// Whether this member takes turns, in whatever life.
  public boolean listsMember(int member) {
    return incarnationOf(member) >= 0;
  }

  /// The life of the member that is listed, or -1.
  public long incarnationOf(int member) {
    return incarnationIn(members, member);
  }

  /// The latest life of the member that was ever listed, or -1.
  public long latestLifeOf(int member) {
    return Math.max(incarnationIn(lives, member), incarnationOf(member));
  }

  private static long incarnationIn(List<Origin> origins, int member) {
    for (Origin origin : origins) {
      if (origin.member() == member) {
        return origin.incarnation();
      }
    }
    return -1;
  }
}
