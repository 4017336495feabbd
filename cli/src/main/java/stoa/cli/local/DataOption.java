package stoa.cli.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which local system a command means.
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "data directory of the local system (default: $STOA_DATA, or data/ beside ./stoa)")
  private @Nullable Path directory;

  DataDirectory directory() {
    if (directory != null) {
      return new DataDirectory(directory);
    }
    String told = System.getenv("STOA_DATA");
    return new DataDirectory(
        told == null || told.isBlank() ? Project.directory().resolve("data") : Path.of(told));
  }

  /// Admin services of the local system's groups: customer members, then product members.
  ///
  /// @throws stoa.cli.CommandFailure when no system runs there
  public LocalSystem.Endpoints endpoints() {
    SupervisorRecord supervisor = ControlClient.of(directory()).supervisor();
    return LocalSystem.endpoints(supervisor.ports(), supervisor.functions());
  }
}
