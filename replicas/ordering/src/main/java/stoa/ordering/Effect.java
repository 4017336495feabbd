package stoa.ordering;

import java.util.List;

/// What the host has to do after a step, in the order of the list.
///
/// *Force before announce* is part of this contract and not left to the host: a message that must
/// not be sent before something is on disk is no effect of the step that appends it, but of the
/// step for [Input.JournalForced] that reports it forced. So a host may carry out sends at once,
/// write appends when it likes and force many of them together; it must only keep the order of the
/// appends, and report a token when everything up to it is forced.
public sealed interface Effect {
  /// Send to one other member.
  record Send(int to, Message message) implements Effect {}

  /// Send to all other members.
  record Broadcast(Message message) implements Effect {}

  /// Write to the journal and force soon, without being asked again.
  ///
  /// @param token grows by one with each append of this life, from 1
  record Append(JournalRecord record, long token) implements Effect {}

  /// Number `number`, assigned in `epoch`, is final. Deliveries come in order, without gaps, from
  /// [RecoveredState#appliedEnd()] on.
  record Deliver(long number, long epoch, RequestId request, List<Command> commands)
      implements Effect {}

  /// Number `number` is final and void: its owner had no turn (rule 2). It takes its place among
  /// the deliveries and contains nothing; the host counts it as applied whenever it likes.
  record Skip(long number, long epoch) implements Effect {}

  /// The submission became this request; it is delivered under that name.
  record Accepted(long handle, RequestId request) implements Effect {}

  /// Everything acknowledged before the question lies below `end`, or is there not yet and void.
  /// All numbers below `end` have been delivered here, the last one with commands; the reader waits
  /// until they are applied.
  record BarrierReached(long handle, long end) implements Effect {}

  /// The submission or barrier with this handle is refused; nothing of it remains.
  record Rejected(long handle, Reason reason) implements Effect {}

  /// Another member asks for numbers that are no longer in memory. The host reads them from the
  /// journal and hands them back with [Input.JournalRead]; it may give fewer, or none.
  record ReadJournal(int asker, long from, long end) implements Effect {}

  /// The view of an epoch was adopted here, durably. For logs and metrics.
  record ViewAdopted(ViewRecord view) implements Effect {}

  /// What is missing here, no other member has in its journal. The host takes a snapshot from
  /// `source`, installs it durably, and starts a new life with what [JournalReplay#behind] says.
  /// This one gives no more effects.
  record NeedSnapshot(int source) implements Effect {}

  /// The group knows a later life of this member, so its clock ran back when its disk was lost. The
  /// host has to start again with an incarnation above this one. This life gives no more effects.
  record StartAgain(long aboveIncarnation) implements Effect {}

  /// An invariant is broken. The member does nothing more; the process must stop loudly.
  record Halt(String reason) implements Effect {}

  /// Why something was refused.
  enum Reason {
    /// Too many own requests are under way ([Limits#outstandingRequests()],
    /// [Limits#outstandingBytes()], [Limits#unassignedRequests()]); try again after deliveries.
    TOO_MANY_REQUESTS,
    /// The request is empty or larger than [Limits#requestBytes()].
    BAD_SIZE,
    /// More than [Limits#barrierWaiters()] readers wait.
    TOO_MANY_BARRIERS,
    /// No majority answered within [Timing#barrierTimeoutMillis()].
    UNAVAILABLE,
    /// This member has no turns now: a view change is under way, or the view does not list it.
    NOT_IN_VIEW
  }
}
