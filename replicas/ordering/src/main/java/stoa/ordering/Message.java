package stoa.ordering;

import java.util.List;

/// What one member says to another. Any of them may be lost, repeated, late or out of order;
/// handling one twice does nothing the second time.
public sealed interface Message {
  Metadata metadata();

  /// Commands to be ordered. Sent by their origin first, passed on by anybody when asked for.
  record Request(Metadata metadata, RequestId id, Batch batch) implements Message {}

  /// Number `number` is assigned to `request` in `epoch`, by its owner, who is the sender.
  ///
  /// @param digest that of the request's batch
  record Sequence(Metadata metadata, long number, long epoch, RequestId request, long digest)
      implements Message {}

  /// Asks for what is missing. Numbers are answered with [LogEntry] or [LogUnavailable], requests
  /// with [Request]. At most [Limits#rangesPerRetransmitRequest()] ranges together; the answer
  /// stops at [Limits#messagesPerRetransmission()] or [Limits#bytesPerRetransmission()], the rest
  /// is asked for again.
  record RetransmitRequest(
      Metadata metadata, List<NumberRange> numbers, List<RequestRange> requests)
      implements Message {
    public RetransmitRequest {
      numbers = List.copyOf(numbers);
      requests = List.copyOf(requests);
    }
  }

  /// What stands in the sender's log at a number, in its original epoch. Says nothing about being
  /// held: that is in the metadata.
  record LogEntry(Metadata metadata, JournalRecord.Numbered entry) implements Message {}

  /// The sender's journal begins at `start`: what was asked for is below and gone.
  record LogUnavailable(Metadata metadata, long start) implements Message {}

  /// Nothing but the metadata.
  record Heartbeat(Metadata metadata) implements Message {}

  /// Asks up to where the receiver holds. The nonce is unique within the asker's incarnation.
  record BarrierQuestion(Metadata metadata, long nonce) implements Message {}

  /// The answer to exactly that question.
  ///
  /// @param askerIncarnation the incarnation in the question's metadata: a nonce of an earlier life
  ///   must not count in a later one
  /// @param heldEnd as of when the question arrived
  record BarrierAnswer(Metadata metadata, long askerIncarnation, long nonce, long heldEnd)
      implements Message {}

  /// The sender suspects that the view has to change, and asks whether others do (rule 5).
  record ViewWish(Metadata metadata, long nonce) implements Message {}

  /// The sender suspects so too. Whoever does not keeps silent.
  record ViewSupport(Metadata metadata, long askerIncarnation, long nonce) implements Message {}

  /// A candidate asks for the promise of `epoch`, which it has promised itself.
  record Prepare(Metadata metadata, long epoch) implements Message {}

  /// The sender has promised `epoch`, durably; its log stands still until that epoch's view comes
  /// or another promise.
  ///
  /// @param view the last view that the sender has adopted
  /// @param logEnd of the forced log
  /// @param table the epochs of that log, which may differ from the view's
  record PrepareAnswer(
      Metadata metadata,
      long epoch,
      ViewRecord view,
      long logEnd,
      long deliveredEnd,
      EpochTable table)
      implements Message {}

  /// The view of an epoch, made by its candidate and repeated by whoever knows it.
  ///
  /// @param source a member that has the chosen log
  record StartView(Metadata metadata, ViewRecord view, int source) implements Message {}
}
