package stoa.cli.local;

import java.io.IOException;

/// A program of a unit: its database server or its JVM.
interface Part {
  /// `database` or `process`; unique within its unit.
  String label();

  /// Starts it and returns at once.
  ///
  /// @throws IOException when it cannot even be started
  Process start() throws IOException;
}
