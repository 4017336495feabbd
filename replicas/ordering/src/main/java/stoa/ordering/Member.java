package stoa.ordering;

import java.util.List;

/// One member of the group as a state machine.
///
/// Not thread-safe: one thread owns it. After [Effect.Halt] every step gives no effects.
public final class Member {
  private final RecoveredState recovered;

  /// @param recovered from [JournalReplay], with a new incarnation that is already forced
  public Member(GroupConfiguration group, RecoveredState recovered) {
    this.recovered = recovered;
  }

  /// Takes one input and says what to do, in order.
  public List<Effect> step(Input input) {
    return List.of();
  }

  /// Whether a submission of that many bytes would be accepted now. While it would not, the host
  /// gathers commands, which makes the next request larger: that is where throughput comes from.
  public boolean hasRoom(int sizeBytes) {
    return true;
  }

  /// For metrics and health.
  public MemberStatus status() {
    long end = recovered.logEnd();
    return new MemberStatus(
        0, 0, end, end, end, recovered.appliedEnd(), recovered.logStart(), 0, 0, false);
  }
}
