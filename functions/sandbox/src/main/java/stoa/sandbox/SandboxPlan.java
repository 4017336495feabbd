package stoa.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a sandbox is started.
///
/// @param installation what was built
/// @param directory holds the unpacked zip (`task`) and what the function prints (`log`)
/// @param snapshot whether there is one between initialization and use
/// @param launcher a command before the JVM's, such as `taskset`; empty for none
/// @param flags of the JVM, as `JAVA_TOOL_OPTIONS`
/// @param environment settings of the function, the account's address among them
public record SandboxPlan(
    Installation installation,
    Path directory,
    boolean snapshot,
    List<String> launcher,
    List<String> flags,
    Map<String, String> environment) {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String HANDLER = "stoa.lambda.FunctionHandler";

  public SandboxPlan {
    launcher = List.copyOf(launcher);
    flags = List.copyOf(flags);
    environment = Map.copyOf(environment);
  }

  /// A start without a snapshot, as the functions are configured.
  ///
  /// @param parameters the path of the function's parameters in the account
  /// @param secret the id of its secret
  public static SandboxPlan of(
      Installation installation,
      Path directory,
      Account account,
      String parameters,
      String secret) {
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL",
            account.address().toString(),
            "STOA_PARAMETERS_PATH",
            parameters,
            "STOA_SECRET_ID",
            secret);
    return new SandboxPlan(
        installation, directory, false, List.of(), Sandbox.CONFIGURED_FLAGS, environment);
  }

  /// The same with a snapshot.
  public SandboxPlan withSnapshot() {
    return new SandboxPlan(installation, directory, true, launcher, flags, environment);
  }

  /// The same with one more setting.
  public SandboxPlan with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new SandboxPlan(installation, directory, snapshot, launcher, flags, more);
  }

  /// Where the unpacked zip lies.
  public Path task() {
    return directory.resolve("task");
  }

  /// Where the function prints to.
  public Path log() {
    return directory.resolve("log");
  }

  List<String> command() {
    List<String> command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As in Lambda's own start script: hooks reach the runtime client by this property.
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.addAll(List.of("-cp", installation.runtime(), CLIENT, HANDLER));
    return command;
  }

  Map<String, String> variables(String runtimeAddress) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("JAVA_TOOL_OPTIONS", String.join(" ", flags));
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeAddress);
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapshot ? "snap-start" : "on-demand");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "stoa");
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_ACCESS_KEY_ID", "none");
    variables.put("AWS_SECRET_ACCESS_KEY", "none");
    variables.put("LAMBDA_TASK_ROOT", task().toString());
    return variables;
  }
}
