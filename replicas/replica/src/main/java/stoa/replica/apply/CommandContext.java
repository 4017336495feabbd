package stoa.replica.apply;

/// What a decision may know beside the working set and the operation.
///
/// @param groupTimeMillis the group's time at the command: milliseconds since 1970, UTC, the
///   largest stamped so far, never running back
/// @param level the group's active level at the command
public record CommandContext(long groupTimeMillis, int level) {}
