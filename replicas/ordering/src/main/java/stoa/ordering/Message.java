package stoa.ordering;

import java.util.List;

/// What one member says to another. Any of them may be lost, repeated, late or out of order;
/// handling one twice does nothing the second time.
public sealed interface Message {
  Metadata metadata();

  /// Commands to be ordered. Sent by their origin first, passed on by anybody when asked for.
  record Request(Metadata metadata, RequestId id, Batch batch) implements Message {}

  /// Number `number` is assigned to `request` in `epoch` by member `number` mod n; passed on by
  /// anybody when asked for.
  ///
  /// @param digest that of the request's batch
  record Sequence(Metadata metadata, long number, long epoch, RequestId request, long digest)
      implements Message {}

  /// Asks for what is missing. Numbers are answered with Request and Sequence, requests with
  /// Request. At most [Limits#rangesPerRetransmitRequest()] ranges together; the answer stops at
  /// [Limits#messagesPerRetransmission()] or [Limits#bytesPerRetransmission()], the rest is asked
  /// for again.
  record RetransmitRequest(
      Metadata metadata, List<NumberRange> numbers, List<RequestRange> requests)
      implements Message {
    public RetransmitRequest {
      numbers = List.copyOf(numbers);
      requests = List.copyOf(requests);
    }
  }

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
}
