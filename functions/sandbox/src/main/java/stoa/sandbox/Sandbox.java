package stoa.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One function in one sandbox: a process of its own with a class path that Lambda's runtime client
/// makes, and an event at a time.
public final class Sandbox implements AutoCloseable {
  /// `JAVA_TOOL_OPTIONS` of the functions.
  public static final List<String> CONFIGURED_FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /// With room for a machine that does much else.
  private static final Duration INIT_LIMIT = Duration.ofMinutes(3);

  private static final Duration END_LIMIT = Duration.ofSeconds(10);

  private final RuntimeInterface runtime;
  private final Process process;

  private Sandbox(RuntimeInterface runtime, Process process) {
    this.runtime = runtime;
    this.process = process;
  }

  /// Starts a sandbox.
  public static Sandbox start(SandboxPlan plan) throws IOException {
    RuntimeInterface runtime = RuntimeInterface.start();
    ProcessBuilder builder =
        new ProcessBuilder(plan.command())
            .directory(plan.task().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("AWS_") || name.startsWith("STOA_"));
    builder.environment().putAll(plan.variables(runtime.address()));
    Process process = builder.start();
    var _ =
        process
            .onExit()
            .thenAccept(ended -> runtime.fail("the function has ended; see " + plan.log()));
    return new Sandbox(runtime, process);
  }

  /// Waits until it is initialized; with a snapshot, until that could be taken.
  ///
  /// @throws IOException when it fails or takes too long
  public void awaitInitialized() throws IOException, InterruptedException {
    runtime.awaitInitialized(INIT_LIMIT);
  }

  /// Uses the snapshot: the runtime calls the hooks after a restore.
  public void restore() {
    runtime.restore();
  }

  /// The answer to one event, both JSON.
  ///
  /// @throws IOException when the function failed or took too long
  public byte[] invoke(byte[] event) throws IOException, InterruptedException {
    return runtime.invoke(event);
  }

  /// Stops the process where it stands (SIGSTOP), as Lambda does between two events.
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /// Lets it go on (SIGCONT).
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  /// Processor time that the function has used so far.
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("no SIG" + name + " for process " + process.pid());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    runtime.close();
  }
}
