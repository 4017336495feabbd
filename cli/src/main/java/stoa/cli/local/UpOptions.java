package stoa.cli.local;

import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stoa.cli.CommandFailure;

/// What a system on this machine is started with.
public final class UpOptions {
  @Mixin private DataOption data;

  @Option(
      names = "--functions",
      paramLabel = "N",
      description = "buyer and seller functions of each kind, 1 to 16 (default 1)")
  private @Nullable Integer functions;

  @Option(names = "--port", paramLabel = "PORT", description = "of the gateway (default 8080)")
  private @Nullable Integer port;

  @Option(
      names = "--base-port",
      paramLabel = "PORT",
      description =
          "first of the 150 internal ports (default 7100, or what the data was made with)")
  private @Nullable Integer basePort;

  @Option(names = "--tls", description = "its processes talk to each other by TLS, as machines do")
  private boolean tls;

  @Option(
      names = "--force",
      description = "start although memory, disk or a port, or a part of a backup, is missing")
  private boolean force;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public UpOptions() {}

  /// Which system is meant.
  public DataOption data() {
    return data;
  }

  public boolean force() {
    return force;
  }

  /// Starts it, and returns when it serves.
  ///
  /// @return 0, or 1 when it ran already and is not healthy
  /// @throws CommandFailure when it does not come up
  public int start(PrintWriter out) throws IOException, InterruptedException {
    return new Launch(data.directory(), functions, port, basePort, tls, force, out).run();
  }

  /// Where it listens.
  ///
  /// @throws CommandFailure when it does not run
  public LocalSystem.Endpoints endpoints() {
    return data.endpoints();
  }
}
