package stoa.cli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminMember;
import stoa.cli.local.StatusReport.Group;
import stoa.cli.local.StatusReport.Health;
import stoa.cli.local.StatusReport.Service;
import stoa.proto.admin.v1.GetStatusResponse;

/// Asks every part of a local system how it is, all at once.
final class StatusCollector implements AutoCloseable {
  /// A member that is paused answers nothing; the others are not kept waiting for long.
  private static final Duration MEMBER_DEADLINE = Duration.ofMillis(1500);

  private static final int CONNECT_MILLIS = 100;

  private final Map<UnitName, Unit> units;
  private final PortPlan ports;
  private final Map<UnitName, AdminMember> members = new HashMap<>();
  private final HttpHealth http = new HttpHealth();
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

  StatusCollector(Map<UnitName, Unit> units, PortPlan ports) {
    this.units = units;
    this.ports = ports;
    for (UnitName name : units.keySet()) {
      if (name.kind().isReplica()) {
        members.put(name, new AdminMember(name.toString(), "127.0.0.1:" + ports.admin(name)));
      }
    }
  }

  StatusReport collect() {
    Future<Group> customer = asking.submit(() -> group(UnitKind.CUSTOMER));
    Future<Group> product = asking.submit(() -> group(UnitKind.PRODUCT));
    Map<UnitName, Future<Service>> services = new HashMap<>();
    for (UnitName name : units.keySet()) {
      if (!name.kind().isReplica()) {
        services.put(name, asking.submit(() -> service(name)));
      }
    }
    List<Group> groups = List.of(result(customer), result(product));
    List<Service> functions = new ArrayList<>();
    for (UnitName name : units.keySet().stream().sorted().toList()) {
      if (name.kind().isFunction()) {
        functions.add(result(services.get(name)));
      }
    }
    Service gateway = result(services.get(new UnitName(UnitKind.GATEWAY, 0)));
    Service payment = result(services.get(new UnitName(UnitKind.PAYMENT, 0)));
    boolean healthy =
        groups.stream().allMatch(Group::healthy)
            && functions.stream().allMatch(StatusCollector::isUp)
            && isUp(gateway)
            && isUp(payment);
    return new StatusReport(healthy, gateway, functions, payment, groups);
  }

  private static boolean isUp(Service service) {
    return service.health() == Health.UP;
  }

  /// How many members of a group take connections. Much cheaper than to ask members that load their
  /// classes how they are.
  int listening(UnitKind kind) {
    int listening = 0;
    for (UnitName name : units.keySet()) {
      if (name.kind() == kind && takesConnections(ports.admin(name))) {
        listening++;
      }
    }
    return listening;
  }

  private static boolean takesConnections(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /// A group whose members are asked at the same time.
  Group group(UnitKind kind) {
    List<UnitName> names = UnitName.members(kind);
    Map<UnitName, Answer> answers = new HashMap<>();
    List<Callable<Answer>> questions = new ArrayList<>();
    names.forEach(name -> questions.add(() -> ask(name)));
    for (Future<Answer> answer : submitAll(questions)) {
      Answer given = result(answer);
      answers.put(given.name(), given);
    }
    return GroupSummary.of(kind, names.stream().map(name -> value(answers, name)).toList());
  }

  private List<Future<Answer>> submitAll(Collection<Callable<Answer>> questions) {
    List<Future<Answer>> futures = new ArrayList<>();
    questions.forEach(question -> futures.add(asking.submit(question)));
    return futures;
  }

  private static Answer value(Map<UnitName, Answer> answers, UnitName name) {
    Answer answer = answers.get(name);
    return answer == null ? new Answer(name, stopped(name), Optional.empty(), "") : answer;
  }

  private static UnitView stopped(UnitName name) {
    return new UnitView(name.toString(), "stopped", null, null, 0, null);
  }

  /// What a member said, or why it said nothing.
  record Answer(
      UnitName name, UnitView unit, Optional<GetStatusResponse> status, String complaint) {}

  private Answer ask(UnitName name) {
    UnitView unit = view(name);
    AdminMember member = members.get(name);
    if (member == null || unit.pid() == null) {
      return new Answer(name, unit, Optional.empty(), notRunning(unit));
    }
    try {
      return new Answer(name, unit, Optional.of(member.status(MEMBER_DEADLINE)), "");
    } catch (CommandFailure failure) {
      return new Answer(name, unit, Optional.empty(), String.valueOf(failure.getMessage()));
    }
  }

  private Service service(UnitName name) {
    UnitView unit = view(name);
    String url = "http://127.0.0.1:" + ports.http(name);
    String complaint = unit.pid() == null ? notRunning(unit) : http.complaint(healthUrl(name));
    Health health = complaint.isEmpty() ? Health.UP : notUp(unit);
    return new Service(name.toString(), name.kind().word(), url, unit.pid(), health, complaint);
  }

  /// Where a unit that serves HTTP says whether it is ready.
  String healthUrl(UnitName name) {
    return switch (name.kind()) {
      case PAYMENT -> "http://127.0.0.1:" + ports.metrics(name) + "/health/ready";
      // The gateway has nothing to be ready for but its functions, which are asked themselves.
      case GATEWAY -> "http://127.0.0.1:" + ports.http(name) + "/health/live";
      case BUYER, SELLER -> "http://127.0.0.1:" + ports.http(name) + "/health/ready";
      case CUSTOMER, PRODUCT -> "http://127.0.0.1:" + ports.metrics(name) + "/health/ready";
    };
  }

  private UnitView view(UnitName name) {
    Unit unit = units.get(name);
    return unit == null ? stopped(name) : unit.view();
  }

  private static String notRunning(UnitView unit) {
    String reason = unit.lastExit();
    return reason == null ? unit.state() : unit.state() + ": " + reason;
  }

  /// The health of a part that does not say that it is well.
  static Health notUp(UnitView unit) {
    if (unit.state().equals("paused")) {
      return Health.PAUSED;
    }
    return unit.pid() == null ? Health.DOWN : Health.UNHEALTHY;
  }

  private static <T> T result(@Nullable Future<T> future) {
    if (future == null) {
      throw new IllegalStateException("a unit is missing from the system");
    }
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while asking for the status", interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("asking for the status failed", failure.getCause());
    }
  }

  @Override
  public void close() {
    members.values().forEach(AdminMember::close);
    asking.shutdownNow();
  }
}
