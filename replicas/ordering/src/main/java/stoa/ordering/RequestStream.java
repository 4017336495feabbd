package stoa.ordering;

import org.jspecify.annotations.Nullable;

/// The requests of one origin that are kept: without a number, or with one that somebody may still
/// ask for.
final class RequestStream {
  private final Origin origin;
  private final NumberedRing<Batch> batches;
  private long seenEnd;

  RequestStream(Origin origin, long first, long limit) {
    this.origin = origin;
    this.batches = new NumberedRing<>(first, limit);
    this.seenEnd = first;
  }

  Origin origin() {
    return origin;
  }

  /// The end of the local numbers that are known to exist.
  long seenEnd() {
    return seenEnd;
  }

  void noteSeen(long end) {
    seenEnd = Math.max(seenEnd, end);
  }

  @Nullable Batch get(long number) {
    return batches.get(number);
  }

  /// Keeps a batch; a repeated one is ignored, a different one breaks the invariant, one too far
  /// ahead is dropped.
  void put(long number, Batch batch) {
    Batch known = batches.get(number);
    if (known == null) {
      if (batches.put(number, batch)) {
        noteSeen(number + 1);
      }
    } else if (known.digest() != batch.digest()) {
      throw new BrokenInvariant("two contents for request " + new RequestId(origin, number));
    }
  }

  void dropBelow(long number) {
    batches.dropBelow(number);
    noteSeen(number);
  }

  /// Forgets what is known from `number` on.
  void dropFrom(long number) {
    batches.dropFrom(number);
    seenEnd = Math.max(batches.first(), Math.min(seenEnd, number));
  }

  /// Nothing is kept and nothing is known to come.
  boolean isEmpty() {
    return batches.first() >= seenEnd;
  }
}
