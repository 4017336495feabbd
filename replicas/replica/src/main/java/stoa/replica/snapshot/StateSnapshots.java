package stoa.replica.snapshot;

import java.io.IOException;
import java.nio.file.Path;

/// Saves the replicated state into files and brings it back.
///
/// A log that cuts itself calls [#pin] between two batches, writes the pinned state elsewhere, and
/// forgets entries only after [PinnedState#writeTo] has returned.
public interface StateSnapshots {
  /// Fixes the state as it is now, at the applied position. Called on the apply thread, which waits
  /// for it, so it must be cheap: open a consistent-snapshot transaction, no more.
  PinnedState pin();

  /// Replaces the whole state by what [PinnedState#writeTo] once wrote, its position included.
  /// Called on the apply thread; [stoa.replica.log.CommittedEntries#appliedPosition] gives the
  /// snapshot's position afterwards. After a crash in the middle it is called again at the next
  /// start. The directory may hold files of the log beside those.
  ///
  /// @throws IOException when the files are missing, damaged or of an unknown format; the process
  ///   halts then
  void restoreFrom(Path directory) throws IOException;

  /// A state that later batches do not touch.
  interface PinnedState extends AutoCloseable {
    /// The last position whose effects it contains.
    long position();

    /// Writes the state into a directory that exists and is empty, files only and no
    /// subdirectories, and forces to disk both these files and the database itself, so that the log
    /// up to [#position] may go. Called once, on a thread of its own.
    void writeTo(Path directory) throws IOException;

    /// Lets the state go. Called exactly once, also after a failure.
    @Override
    void close();
  }
}
