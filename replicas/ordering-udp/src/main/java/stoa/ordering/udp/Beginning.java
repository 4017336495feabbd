package stoa.ordering.udp;

/// What a life begins with besides its journal.
///
/// @param reason why it begins
/// @param application how far the application is
/// @param durableEnd all numbers below are in the application's state and survive a crash of this
///   machine; 0 when that is not known
/// @param aboveIncarnation the life's incarnation is larger
record Beginning(
    Reason reason, ApplicationState application, long durableEnd, long aboveIncarnation) {
  /// Why a life begins.
  enum Reason {
    /// It is the process's first; only here the operator's order to bootstrap counts.
    START,
    /// The life before it has found that the group is new ([Founding]).
    FOUNDED,
    /// The life before it could not go on.
    ANOTHER
  }

  /// The first life of a process.
  static Beginning of(ApplicationState application) {
    return new Beginning(Reason.START, application, 0, 0);
  }
}
