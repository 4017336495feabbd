package stoa.cli.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.cli.CommandFailure;

/// A whole system of real processes, supervised by the caller's own process: for tests, drills and
/// benchmarks. Modules must have been packaged. Names are those of `stoa kill`.
public final class LocalSystem implements AutoCloseable {
  private final Supervisor supervisor;

  private LocalSystem(Supervisor supervisor) {
    this.supervisor = supervisor;
  }

  /// Where a running system listens.
  ///
  /// @param customerMembers gRPC `host:port`, in member order
  /// @param customerAdmins admin services, in member order
  /// @param customerOperations of the customer group's members, for operators: metrics and health
  /// @param productOperations of the product group's members, likewise
  /// @param paymentOperations of the payment service, for operators: metrics, health, its ledger
  public record Endpoints(
      URI gateway,
      List<URI> buyerFunctions,
      List<URI> sellerFunctions,
      URI payment,
      List<String> customerMembers,
      List<String> productMembers,
      List<String> customerAdmins,
      List<String> productAdmins,
      List<URI> customerOperations,
      List<URI> productOperations,
      URI paymentOperations) {}

  /// Starts a system and returns when a write and a read through its gateway have succeeded.
  ///
  /// @param dataDirectory made where it is missing; data of an earlier run is continued
  /// @param basePort of the internal ports; 0 for free ones (the gateway's too)
  /// @param gatewayPort ignored when the base port is 0
  /// @param functions front ends of each kind, 1 to 16
  /// @param environment for every process, such as `STOA_APPROVAL_RATE`
  /// @throws IOException when a part does not come up; the message carries the end of its log
  public static LocalSystem start(
      Path dataDirectory,
      int basePort,
      int gatewayPort,
      int functions,
      Map<String, String> environment)
      throws IOException, InterruptedException {
    return start(dataDirectory, basePort, gatewayPort, functions, environment, AotCaches.Mode.USE);
  }

  /// The same on free ports, whose processes talk to each other by TLS. Their certificates are in
  /// `keys/tls` of the data directory, as `stoa keys` makes them.
  public static LocalSystem startWithTls(
      Path dataDirectory, int functions, Map<String, String> environment)
      throws IOException, InterruptedException {
    DataDirectory data = new DataDirectory(dataDirectory);
    return start(
        new LocalSettings(
            Project.directory(),
            data,
            ports(data, 0, 0, functions),
            functions,
            /* tls= */ true,
            environment,
            AotCaches.Mode.USE));
  }

  static LocalSystem start(
      Path dataDirectory,
      int basePort,
      int gatewayPort,
      int functions,
      Map<String, String> environment,
      AotCaches.Mode caches)
      throws IOException, InterruptedException {
    DataDirectory data = new DataDirectory(dataDirectory);
    PortPlan ports = ports(data, basePort, gatewayPort, functions);
    return start(
        new LocalSettings(
            Project.directory(), data, ports, functions, /* tls= */ false, environment, caches));
  }

  private static LocalSystem start(LocalSettings settings)
      throws IOException, InterruptedException {
    Supervisor supervisor = new Supervisor(settings);
    // Ctrl-C ends this process and must not leave thirty others behind, nor while they start.
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "end-of-system"));
    try {
      supervisor.start();
    } catch (StartFailure failure) {
      throw new IOException(failure.getMessage(), failure);
    } finally {
      if (supervisor.progress().phase() != Progress.Phase.SERVING) {
        supervisor.close();
      }
    }
    return new LocalSystem(supervisor);
  }

  private static PortPlan ports(DataDirectory data, int base, int gateway, int functions)
      throws IOException {
    if (base != 0) {
      return new PortPlan(base, gateway);
    }
    Optional<DataDirectory.Facts> facts = data.readFacts();
    return facts.isPresent()
        ? new PortPlan(facts.get().basePort(), facts.get().basePort() + PortPlan.SPAN)
        : FreePorts.plan(functions);
  }

  public Endpoints endpoints() {
    return endpoints(supervisor.settings().ports(), supervisor.settings().functions());
  }

  static Endpoints endpoints(PortPlan ports, int functions) {
    return new Endpoints(
        uri(ports, new UnitName(UnitKind.GATEWAY, 0)),
        functionUris(ports, UnitKind.BUYER, functions),
        functionUris(ports, UnitKind.SELLER, functions),
        uri(ports, new UnitName(UnitKind.PAYMENT, 0)),
        ports.addresses(UnitKind.CUSTOMER, ports::grpc),
        ports.addresses(UnitKind.PRODUCT, ports::grpc),
        ports.addresses(UnitKind.CUSTOMER, ports::admin),
        ports.addresses(UnitKind.PRODUCT, ports::admin),
        operations(ports, UnitKind.CUSTOMER),
        operations(ports, UnitKind.PRODUCT),
        URI.create("http://127.0.0.1:" + ports.metrics(new UnitName(UnitKind.PAYMENT, 0))));
  }

  private static List<URI> operations(PortPlan ports, UnitKind kind) {
    return ports.addresses(kind, ports::metrics).stream()
        .map(address -> URI.create("http://" + address))
        .toList();
  }

  private static List<URI> functionUris(PortPlan ports, UnitKind kind, int functions) {
    return UnitName.all(functions).stream()
        .filter(name -> name.kind() == kind)
        .map(name -> uri(ports, name))
        .toList();
  }

  private static URI uri(PortPlan ports, UnitName name) {
    return URI.create("http://127.0.0.1:" + ports.http(name));
  }

  /// The directory of the system's keys: what a function has in `STOA_KEYS_DIR`.
  public Path keys() {
    return supervisor.settings().data().keys();
  }

  public StatusReport status() {
    return supervisor.status();
  }

  /// SIGKILL; the unit is started again after the given time.
  ///
  /// @return the unit that the name meant
  /// @throws CommandFailure when the name means nothing just now
  public String kill(String name, Duration down) {
    return supervisor.kill(name, Optional.of(down));
  }

  /// SIGKILL; the unit stays down until [#start(String)].
  public String killUntilStarted(String name) {
    return supervisor.kill(name, Optional.empty());
  }

  /// SIGSTOP, and SIGCONT after the given time.
  public String pause(String name, Duration time) {
    return supervisor.pause(name, time);
  }

  /// SIGTERM; the unit is started again when it has ended.
  public String restart(String name) {
    return supervisor.restart(name);
  }

  public String start(String name) {
    return supervisor.startUnit(name);
  }

  /// The lines that the start printed, with their times.
  public List<String> progress() throws InterruptedException {
    return supervisor.progress().after(0, Duration.ZERO).lines();
  }

  /// Makes a member's machine one with an empty disk; repeated, it changes nothing.
  ///
  /// @param wipe removes what is on its disk
  /// @throws CommandFailure when something is on its disk, or it is no member
  public String beginReplacement(String name, boolean wipe) {
    return supervisor.beginReplacement(name, wipe);
  }

  /// Starts a unit unless it is running or about to.
  public String startIfDown(String name) {
    return supervisor.startIfDown(name);
  }

  /// The member has taken its place.
  public String endReplacement(String name) {
    return supervisor.endReplacement(name);
  }

  /// Waits until every part is up.
  ///
  /// @return false when the limit came first
  public boolean awaitHealthy(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!supervisor.status().healthy()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(200);
    }
    return true;
  }

  /// Removes the data of a system that has been stopped.
  public static void delete(Path dataDirectory) throws IOException {
    DataDirectory.deleteTree(dataDirectory);
  }

  /// Stops everything in order; the data stays.
  @Override
  public void close() {
    supervisor.close();
  }
}
