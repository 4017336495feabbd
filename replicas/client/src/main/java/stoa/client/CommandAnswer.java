package stoa.client;

/// How a group answered a command.
///
/// @param <R> the group's result
public sealed interface CommandAnswer<R> {
  /// The command has its result, now or from an earlier request.
  ///
  /// @param replayed true when an earlier request of the client had led to the result
  /// @param groupTimeMillis group time at the command, milliseconds since 1970, UTC
  /// @param position where the command stands in the group's order
  record Decided<R>(R result, boolean replayed, long groupTimeMillis, long position)
      implements CommandAnswer<R> {}

  /// The command id was used before with another fingerprint; nothing was done.
  record FingerprintMismatch<R>() implements CommandAnswer<R> {}
}
