package stoa.ordering;

/// The decision that makes a restart safe while there are no views: a member forces its own
/// requests and its own assignments before it sends them.
///
/// Why: a restarted member goes on with its turns. If it had sent a Sequence that its journal then
/// lost, it could assign the same number to something else. With the force first, everything it
/// ever sent is in its journal, and what the crash tore off was never sent. It also means that an
/// owner holds everything below its own last turn, so no member lags by more than a round of turns.
///
/// The price is a force in the chain of turns. Views lift it: there a restarted member never
/// assigns again in an epoch up to its promise at the restart (rule 7), and what an old life left
/// unassigned is assigned by nobody (rule 6).
class RestartSafety {
  boolean forcesOwnBeforeSending() {
    return true;
  }
}
