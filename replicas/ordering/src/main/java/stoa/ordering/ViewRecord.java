package stoa.ordering;

import java.util.List;

/// The last view that a member has adopted. Until views are there, it is [#initial()].
///
/// @param epoch the log epoch
/// @param members who takes turns, each in the incarnation that was listed; empty in the initial
///   view, where all members do in any incarnation
/// @param base the first number of this view
/// @param epochTable which epoch begins at which number, in growing order
public record ViewRecord(long epoch, List<Origin> members, long base, List<EpochStart> epochTable) {
  /// Where an epoch begins.
  ///
  /// @param first the first number assigned in `epoch`
  public record EpochStart(long epoch, long first) {}

  public ViewRecord {
    members = List.copyOf(members);
    epochTable = List.copyOf(epochTable);
  }

  public static ViewRecord initial() {
    return new ViewRecord(0, List.of(), 0, List.of(new EpochStart(0, 0)));
  }
}
