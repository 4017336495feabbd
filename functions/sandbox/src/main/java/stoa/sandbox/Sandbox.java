package stoa.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One function in one sandbox: a process of its own with a class path that Lambda's runtime client
/// makes, and an event at a time.
public final class Sandbox implements AutoCloseable {
  private static final Duration INIT_LIMIT = Duration.ofMinutes(3);
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String HANDLER = "stoa.lambda.FunctionHandler";

  private final RuntimeInterface runtime;
  private final Process process;

  private Sandbox(RuntimeInterface runtime, Process process) {
    this.runtime = runtime;
    this.process = process;
  }

  /// How a sandbox is started.
  ///
  /// @param installation what was built
  /// @param task the unpacked zip
  /// @param log what the function prints goes there
  /// @param snapStart whether there is a snapshot between initialization and use
  /// @param flags of the JVM
  /// @param environment settings of the function, the account's address among them
  public record Plan(
      Installation installation,
      Path task,
      Path log,
      boolean snapStart,
      List<String> flags,
      Map<String, String> environment) {
    public Plan {
      flags = List.copyOf(flags);
      environment = Map.copyOf(environment);
    }

    private List<String> command() {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(flags);
      // As in Lambda's own start script: hooks reach the runtime client by this property.
      command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
      command.addAll(List.of("-cp", installation.runtime(), CLIENT, HANDLER));
      return command;
    }

    private Map<String, String> variables(String runtimeAddress) {
      Map<String, String> variables = new HashMap<>(environment);
      variables.put("AWS_LAMBDA_RUNTIME_API", runtimeAddress);
      variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapStart ? "snap-start" : "on-demand");
      variables.put("AWS_LAMBDA_FUNCTION_NAME", "stoa");
      variables.put("AWS_REGION", "eu-central-1");
      variables.put("AWS_ACCESS_KEY_ID", "none");
      variables.put("AWS_SECRET_ACCESS_KEY", "none");
      variables.put("LAMBDA_TASK_ROOT", task.toString());
      return variables;
    }
  }

  /// Starts a sandbox and waits until it is initialized; with a snapshot, until that could be
  /// taken.
  ///
  /// @throws IOException when it does not initialize
  public static Sandbox start(Plan plan) throws IOException, InterruptedException {
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
    Sandbox sandbox = new Sandbox(runtime, builder.start());
    if (!runtime.awaitInitialized(INIT_LIMIT)) {
      sandbox.close();
      throw new IOException("no initialization within three minutes; see " + plan.log());
    }
    return sandbox;
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
  Duration processorTime() {
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
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    runtime.close();
  }
}
