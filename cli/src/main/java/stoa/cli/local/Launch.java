package stoa.cli.local;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stoa.cli.CommandFailure;

/// Starts a detached supervisor on this machine, after a look at the machine, and tells what it
/// achieves until the system serves.
final class Launch {
  private static final int DEFAULT_PORT = 8080;
  private static final int DEFAULT_BASE_PORT = 7100;
  private static final Duration SUPERVISOR_LIMIT = Duration.ofSeconds(30);
  private static final int LOG_LINES = 20;

  private final DataDirectory data;
  private final @Nullable Integer functions;
  private final @Nullable Integer port;
  private final @Nullable Integer basePort;
  private final boolean tls;
  private final boolean force;
  private final PrintWriter out;

  /// @param functions of each kind; null for one
  /// @param port of the gateway; null for the default
  /// @param basePort null for the default, or what the data was made with
  /// @param tls between its processes
  /// @param force whatever the machine seems to lack
  Launch(
      DataDirectory data,
      @Nullable Integer functions,
      @Nullable Integer port,
      @Nullable Integer basePort,
      boolean tls,
      boolean force,
      PrintWriter out) {
    this.data = data;
    this.functions = functions;
    this.port = port;
    this.basePort = basePort;
    this.tls = tls;
    this.force = force;
    this.out = out;
  }

  /// @return 0 when it serves, 1 when it ran already and is not healthy
  /// @throws CommandFailure when it does not come up
  int run() throws IOException, InterruptedException {
    DataDirectory directory = data;
    Optional<SupervisorRecord> running = SupervisorRecord.find(directory);
    if (running.isPresent()) {
      return alreadyRunning(running.get());
    }
    PortPlan ports = ports(directory);
    int count = functions == null ? 1 : functions;
    check(directory, ports, count);
    directory.create(ports.base());
    Files.deleteIfExists(directory.supervisorRecord());
    long began = System.nanoTime();
    Process supervisor = launch(directory, ports, count, tls);
    follow(directory, supervisor);
    addresses(directory, ports, count, began);
    return 0;
  }

  private int alreadyRunning(SupervisorRecord running) {
    if ((port != null && port != running.gatewayPort())
        || (basePort != null && basePort != running.basePort())
        || (functions != null && functions != running.functions())) {
      throw new CommandFailure(
          "the system runs already with other settings (--port %d --base-port %d --functions %d);"
                  .formatted(running.gatewayPort(), running.basePort(), running.functions())
              + " ./stoa down ends it");
    }
    StatusReport status = new ControlClient(running).status();
    out.println("already running at http://localhost:" + running.gatewayPort());
    if (!status.healthy()) {
      out.println("not everything is up; ./stoa status tells more");
    }
    return status.healthy() ? 0 : 1;
  }

  private PortPlan ports(DataDirectory directory) throws IOException {
    Optional<DataDirectory.Facts> facts = directory.readFacts();
    int base = facts.map(DataDirectory.Facts::basePort).orElse(DEFAULT_BASE_PORT);
    if (basePort != null && facts.isPresent() && basePort != base) {
      throw new CommandFailure(
          "the data in %s was made with base port %d, which the product group remembers; leave"
                  .formatted(directory.root(), base)
              + " --base-port away, or start afresh with ./stoa reset");
    }
    try {
      return new PortPlan(basePort == null ? base : basePort, port == null ? DEFAULT_PORT : port);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private void check(DataDirectory directory, PortPlan ports, int count) throws IOException {
    if (count < 1 || count > PortPlan.MAX_FUNCTIONS) {
      throw new CommandFailure("--functions must lie between 1 and " + PortPlan.MAX_FUNCTIONS);
    }
    // What an earlier supervisor left behind would hold the ports.
    if (Files.isDirectory(directory.processes())) {
      ProcessRecord.endLeftovers(directory.processes())
          .forEach(unit -> out.println("ended " + unit + " of an earlier run"));
    }
    List<String> complaints = Preflight.complaints(directory, ports, count);
    if (!complaints.isEmpty() && !force) {
      throw new CommandFailure(String.join("\nstoa: ", complaints));
    }
  }

  private static Process launch(DataDirectory directory, PortPlan ports, int count, boolean tls)
      throws IOException {
    List<String> command = new ArrayList<>();
    // A session of its own, so that neither the terminal's end nor its Ctrl-C reaches the system.
    onPath("setsid").or(() -> onPath("nohup")).ifPresent(path -> command.add(path.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmFlags.ofCommandLine());
    Path cache = AotCaches.of(Project.directory(), AotCaches.Mode.USE).commandLine();
    command.addAll(AotCaches.use(cache));
    command.addAll(
        List.of(
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            SupervisorMain.class.getName(),
            Project.directory().toString(),
            directory.root().toString(),
            Integer.toString(ports.base()),
            Integer.toString(ports.gateway()),
            Integer.toString(count),
            Boolean.toString(tls)));
    return new ProcessBuilder(command)
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log("supervisor").toFile()))
        .start();
  }

  private static Optional<Path> onPath(String program) {
    for (String directory :
        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path file = Path.of(directory, program);
      if (Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private void follow(DataDirectory directory, Process supervisor)
      throws IOException, InterruptedException {
    ControlClient control = new ControlClient(awaitRecord(directory, supervisor));
    int seen = 0;
    Progress.Snapshot progress;
    do {
      progress = control.progressAfter(seen);
      for (String line : progress.lines().subList(seen, progress.lines().size())) {
        if (progress.phase() != Progress.Phase.FAILED) {
          out.println(line);
        }
      }
      out.flush();
      if (progress.phase() == Progress.Phase.FAILED || progress.phase() == Progress.Phase.STOPPED) {
        control.stop();
        throw new CommandFailure(lastOf(progress.lines(), seen));
      }
      seen = progress.lines().size();
    } while (progress.phase() == Progress.Phase.STARTING);
  }

  private static String lastOf(List<String> lines, int seen) {
    return String.join("\n", lines.subList(Math.min(seen, lines.size()), lines.size()));
  }

  private static SupervisorRecord awaitRecord(DataDirectory directory, Process supervisor)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + SUPERVISOR_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      Optional<SupervisorRecord> record = SupervisorRecord.find(directory);
      if (record.isPresent()) {
        return record.get();
      }
      // `setsid` may end at once and leave the JVM behind; only its failure tells something.
      if (supervisor.waitFor(50, TimeUnit.MILLISECONDS) && supervisor.exitValue() != 0) {
        break;
      }
    }
    throw new CommandFailure(
        "the supervisor does not start:\n"
            + String.join("\n", LogTail.lines(directory.log("supervisor"), LOG_LINES)));
  }

  private void addresses(DataDirectory directory, PortPlan ports, int count, long began) {
    LocalSystem.Endpoints endpoints = LocalSystem.endpoints(ports, count);
    out.println();
    out.println("gateway            http://localhost:" + ports.gateway());
    out.println("buyer functions    " + join(endpoints.buyerFunctions()));
    out.println("seller functions   " + join(endpoints.sellerFunctions()));
    if (tls) {
      out.println("certificates       " + directory.keys().resolve("tls"));
    } else {
      out.println("payment            " + endpoints.payment() + "/payment?wsdl");
    }
    out.println("data, logs         " + directory.root());
    out.printf(
        Locale.ROOT,
        "up after %.1f s; ./stoa status shows it, ./stoa down ends it%n",
        (System.nanoTime() - began) / 1e9);
  }

  private static String join(List<java.net.URI> addresses) {
    return String.join(" ", addresses.stream().map(java.net.URI::toString).toList());
  }
}
