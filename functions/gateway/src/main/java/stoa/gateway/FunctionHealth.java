package stoa.gateway;

/// What the gateway believes of a function. Belief only: a function that is not serving is still
/// tried when no other is left.
///
/// ```
///           connection fails or breaks, probe fails
///  SERVING ────────────────────────────────────────▶ SUSPECT
///     ▲                                                 │ second probe in a row fails
///     └──────────── any answer ◀───────────── LOST ◀────┘
/// ```
enum FunctionHealth {
  /// Answers; calls are spread over all that do.
  SERVING,
  /// Failed lately; gets a call only when none is serving. Calls under way go on.
  SUSPECT,
  /// Has not answered two probes; calls under way at it move on.
  LOST
}
