package stoa.ordering.udp.journal;

/// Learns from the [JournalThread], on that thread, what became durable.
public interface JournalObserver {
  /// Everything appended with this token or before is on disk.
  ///
  /// @param token the one of the last append that the force covers
  /// @param records how many records were written with this force
  /// @param forceNanos how long writing and forcing took
  void forced(long token, int records, long forceNanos);

  /// Writing or forcing failed, and nothing will be written or reported any more. The member must
  /// stop: it no longer knows what its disk holds.
  void failed(Throwable cause);
}
