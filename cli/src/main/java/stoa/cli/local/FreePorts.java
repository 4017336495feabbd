package stoa.cli.local;

import java.util.Optional;
import java.util.random.RandomGenerator;
import stoa.loopback.LoopbackPorts;

/// Finds out whether the ports of a plan are free.
final class FreePorts {
  private static final int ATTEMPTS = 200;

  private FreePorts() {}

  /// The first port of a unit that is taken, with its use.
  static Optional<String> firstTaken(UnitName unit, PortPlan ports) {
    return ports.of(unit).entrySet().stream()
        .filter(entry -> !LoopbackPorts.isFree(entry.getKey()))
        .map(entry -> "port " + entry.getKey() + " (" + unit + ", " + entry.getValue() + ")")
        .findFirst();
  }

  /// A plan whose ports are all free just now. Two callers may be given the same one; the later
  /// start then fails with a message that names the port.
  static PortPlan plan(int functions) {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int base = random.nextInt(LoopbackPorts.LOWEST, LoopbackPorts.END);
      PortPlan plan = new PortPlan(base, base + PortPlan.SPAN);
      if (UnitName.all(functions).stream().allMatch(unit -> firstTaken(unit, plan).isEmpty())) {
        return plan;
      }
    }
    throw new IllegalStateException("no free range of ports after " + ATTEMPTS + " attempts");
  }
}
