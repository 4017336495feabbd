package stoa.ordering;

/// What a Sequence message says: in `epoch`, `number` belongs to `request`, whose batch has
/// `digest`.
record Assignment(long number, long epoch, RequestId request, long digest) {
  static Assignment of(Message.Sequence message) {
    return new Assignment(message.number(), message.epoch(), message.request(), message.digest());
  }

  static Assignment of(JournalRecord.Entry entry) {
    return new Assignment(entry.number(), entry.epoch(), entry.request(), entry.batch().digest());
  }

  /// Rule 3: one epoch and number, one content.
  void mustAgreeWith(Assignment other) {
    if (epoch == other.epoch && !equals(other)) {
      throw new BrokenInvariant("one number assigned twice: " + this + " and " + other);
    }
  }
}
