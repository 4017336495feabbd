package stoa.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;

/// The MariaDB server of a replica or of the payment service.
///
/// @param distribution the unpacked binaries, made at the first use
/// @param directory where the server keeps its data
/// @param durable true where no replicated log stands behind each commit
record DatabasePart(Supplier<Distribution> distribution, Path directory, int port, boolean durable)
    implements Part {
  static final String LABEL = "database";

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public Process start() throws IOException {
    try {
      return MariaDbServer.launch(
              new MariaDbServer.Options(distribution.get(), directory, port, durable))
          .process();
    } catch (UncheckedIOException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }
}
