package stoa.cli.local;

import org.jspecify.annotations.Nullable;

/// A unit as others see it.
///
/// @param state `running`, `paused`, `down`, `backing off` or `stopped`
/// @param pid of the JVM, absent while it does not run
/// @param crashes exits that nobody asked for, since the supervisor started
/// @param lastExit why it last ended by itself
record UnitView(
    String name,
    String state,
    @Nullable Long pid,
    @Nullable Long databasePid,
    int crashes,
    @Nullable String lastExit) {}
