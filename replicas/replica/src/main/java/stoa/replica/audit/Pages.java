package stoa.replica.audit;

import java.sql.Connection;
import java.sql.SQLException;

/// Reads something large page by page.
///
/// @param <P> a page
public interface Pages<P> {
  /// Sends all pages, each with a bounded number of rows, so that memory does not grow with what is
  /// stored.
  ///
  /// @param pinned sees the database at the position, whatever is committed later
  /// @param position what the pages are to say they stand at
  /// @param sink waits while the receiver takes nothing
  void read(Connection pinned, long position, Sink<P> sink)
      throws SQLException, InterruptedException;

  /// Takes pages.
  interface Sink<P> {
    void put(P page) throws InterruptedException;
  }
}
