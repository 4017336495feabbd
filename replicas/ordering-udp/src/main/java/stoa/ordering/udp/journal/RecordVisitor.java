package stoa.ordering.udp.journal;

import java.nio.ByteBuffer;

/// Sees the records of a journal, one after the other, while it is opened.
@FunctionalInterface
public interface RecordVisitor {
  /// Sees one record.
  ///
  /// @param index the record's number, from 0, without gaps after the first one that is left
  /// @param payload what was appended; read-only and valid during the call only
  void visit(long index, ByteBuffer payload);
}
