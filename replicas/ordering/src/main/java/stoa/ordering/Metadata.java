package stoa.ordering;

import java.util.List;

/// What the sender of a message knows; every message carries it, so that a lost last message is
/// noticed. (The cluster id belongs to the datagram layer.)
///
/// @param sender who sends this datagram (not always who made the request or number in it)
/// @param incarnation the sender's present life
/// @param votes false while the sender has lost its disk and not joined yet: nothing it says counts
///   towards a majority (rule 8)
/// @param promise the highest epoch the sender has promised
/// @param logEpoch the epoch of the sender's view. While it equals the promise, `heldEnd` is an
///   announcement in this epoch (rule 4)
/// @param heldEnd all numbers below are in the sender's journal and forced
/// @param deliveredEnd all numbers below were delivered at the sender
/// @param seenEnd the highest number that the sender knows to be assigned in its log epoch, plus
///   one
/// @param requestsSeen for each origin with requests that the sender does not know to be assigned:
///   the highest local number it has, plus one; at most [Limits#requestEndsPerMessage()] of them
public record Metadata(
    int sender,
    long incarnation,
    boolean votes,
    long promise,
    long logEpoch,
    long heldEnd,
    long deliveredEnd,
    long seenEnd,
    List<RequestEnd> requestsSeen) {
  public Metadata {
    requestsSeen = List.copyOf(requestsSeen);
  }

  public Origin origin() {
    return new Origin(sender, incarnation);
  }

  /// Whether the sender is in the view of its last promise: it takes part, and no view change is
  /// under way at it.
  public boolean settled() {
    return promise == logEpoch;
  }

  /// Short, for traces.
  @Override
  public String toString() {
    String vote = votes ? "" : " no vote";
    return "%s promise %d epoch %d held %d delivered %d seen %d%s"
        .formatted(origin(), promise, logEpoch, heldEnd, deliveredEnd, seenEnd, vote);
  }
}
