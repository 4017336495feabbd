package stoa.client;

import java.util.OptionalInt;

/// What came of asking one member once.
sealed interface Attempt<A> {
  /// The member's answer.
  record Answered<A>(A answer) implements Attempt<A> {}

  /// Certainly without effect.
  ///
  /// @param leader the member to ask instead, where known
  /// @param reachable false when there was no connection to it
  record NotTaken<A>(OptionalInt leader, boolean reachable, String why) implements Attempt<A> {}

  /// Certainly without effect, because the group's queue of orders is full; asking others is of no
  /// use.
  record QueueFull<A>(String why) implements Attempt<A> {}

  /// It may have been taken: the time ran out, or the connection broke.
  record Unknown<A>(String why) implements Attempt<A> {}

  /// Malformed; asking others is of no use.
  record Refused<A>(String why) implements Attempt<A> {}
}
