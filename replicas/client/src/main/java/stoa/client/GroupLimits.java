package stoa.client;

import java.time.Duration;

/// The times that a group client keeps to.
///
/// @param call all attempts of one call together; then it is given up
/// @param readAttempt one attempt of a read; then another member is asked
/// @param commandAttempt one attempt of a command; then another member is asked with the same
///   command id
/// @param avoidFailed how long a member that failed is asked last
/// @param firstBackOff greatest pause after the first round over all members; doubles each round
/// @param lastBackOff what the pause grows to
public record GroupLimits(
    Duration call,
    Duration readAttempt,
    Duration commandAttempt,
    Duration avoidFailed,
    Duration firstBackOff,
    Duration lastBackOff) {
  /// 5 s a call; 1.5 s a read, 2.4 s a command, so that two members may hang and a third still
  /// answers reads, and a second commands.
  public static GroupLimits standard() {
    return new GroupLimits(
        Duration.ofSeconds(5),
        Duration.ofMillis(1_500),
        Duration.ofMillis(2_400),
        Duration.ofSeconds(3),
        Duration.ofMillis(25),
        Duration.ofMillis(400));
  }
}
