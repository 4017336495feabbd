package stoa.ordering;

import org.jspecify.annotations.Nullable;

/// The requests of one origin that are kept: without a number, or with one that somebody may still
/// ask for.
final class RequestStream {
  private final Origin origin;
  private final long limit;
  private NumberedRing<Batch> batches;
  private long seenEnd;

  RequestStream(Origin origin, long first, long limit) {
    this.origin = origin;
    this.limit = limit;
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

  /// The request's number was cut from the log: it waits for another one, and may be below what
  /// this stream began with, if it came with an entry.
  void takeBack(long number, Batch batch) {
    if (number < batches.first()) {
      NumberedRing<Batch> longer = new NumberedRing<>(number, limit);
      for (long n = batches.first(); n < seenEnd; n++) {
        Batch kept = batches.get(n);
        if (kept != null) {
          longer.put(n, kept);
        }
      }
      batches = longer;
    }
    put(number, batch);
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
