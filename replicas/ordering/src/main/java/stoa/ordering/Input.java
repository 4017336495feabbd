package stoa.ordering;

import java.util.List;

/// Everything that can happen to a member. Time is one of them.
public sealed interface Input {
  /// The host wants these commands ordered as one request. Answered in the same step by
  /// [Effect.Accepted] or [Effect.Rejected].
  ///
  /// @param handle chosen by the host, only to recognise the answer
  record Submit(long handle, List<Command> commands) implements Input {
    public Submit {
      commands = List.copyOf(commands);
    }
  }

  /// A message whose authenticity was checked and whose parts were put together.
  record Received(Message message) implements Input {}

  /// Every [Effect.Append] with this or a smaller token is on disk and forced.
  record JournalForced(long token) implements Input {}

  /// The time on a clock that never runs back, in milliseconds. Expected every few milliseconds
  /// ([Timing#tickMillis()]); all time-outs are counted from ticks.
  record Tick(long nowMillis) implements Input {}

  /// A reader wants to know a position that covers every acknowledged write. Answered later by
  /// [Effect.BarrierReached] or [Effect.Rejected].
  record BarrierAsked(long handle) implements Input {}

  /// What [Effect.ReadJournal] asked for: entries of this member's log as it is now, in order.
  record JournalRead(int asker, List<JournalRecord.Numbered> entries) implements Input {
    public JournalRead {
      entries = List.copyOf(entries);
    }
  }

  /// The host has applied all numbers below `end`; makes room for further deliveries.
  record Applied(long end) implements Input {}

  /// What was applied below `end` survives a crash of this machine; lets the journal be cut.
  record AppliedDurably(long end) implements Input {}
}
