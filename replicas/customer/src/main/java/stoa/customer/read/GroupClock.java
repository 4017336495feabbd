package stoa.customer.read;

import jakarta.inject.Singleton;
import java.time.Clock;
import stoa.replica.apply.AppliedPositions;

/// What time a read takes it to be: this member's clock, but never before the group's time. Good
/// for saying that a command is in place; what the command comes to, the group's time decides.
@Singleton
final class GroupClock {
  private final Clock clock;
  private final AppliedPositions positions;

  GroupClock(Clock clock, AppliedPositions positions) {
    this.clock = clock;
    this.positions = positions;
  }

  /// Milliseconds since 1970, UTC.
  long nowMillis() {
    return Math.max(clock.millis(), groupTimeMillis());
  }

  /// The group's time as applied here.
  long groupTimeMillis() {
    return positions.current().groupTimeMillis();
  }
}
