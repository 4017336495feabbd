package stoa.replica.transfer;

import java.io.IOException;
import java.nio.file.Path;

/// Writes this member's state for another one. A group whose log brings snapshots itself has none.
public interface FreshSnapshots {
  /// Writes the state of now and forces both it and the database to disk. Blocks.
  ///
  /// @param directory exists and is empty
  /// @return the last position whose effects it contains
  /// @throws IOException when it cannot be written, or is of no use to others
  long writeTo(Path directory) throws IOException;
}
