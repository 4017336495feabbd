package stoa.cli.local;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Finds out which loopback ports are free, by binding them.
final class FreePorts {
  /// Below the range from which the system takes ports for outgoing connections.
  private static final int LOWEST = 12_000;

  private static final int HIGHEST = 31_000;
  private static final int ATTEMPTS = 200;

  private FreePorts() {}

  static boolean isFree(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (var tcp = new ServerSocket();
        var udp = new DatagramSocket(null)) {
      // What a closed connection leaves behind for a minute does not count.
      tcp.setReuseAddress(true);
      tcp.bind(new InetSocketAddress(loopback, port));
      udp.bind(new InetSocketAddress(loopback, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /// The first port of a unit that is taken, with its use.
  static Optional<String> firstTaken(UnitName unit, PortPlan ports) {
    return ports.of(unit).entrySet().stream()
        .filter(entry -> !isFree(entry.getKey()))
        .map(entry -> "port " + entry.getKey() + " (" + unit + ", " + entry.getValue() + ")")
        .findFirst();
  }

  /// A plan whose ports are all free just now. Two callers may be given the same one; the later
  /// start then fails with a message that names the port.
  static PortPlan plan(int functions) {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int base = random.nextInt(LOWEST, HIGHEST);
      PortPlan plan = new PortPlan(base, base + PortPlan.SPAN);
      if (UnitName.all(functions).stream().allMatch(unit -> firstTaken(unit, plan).isEmpty())) {
        return plan;
      }
    }
    throw new IllegalStateException("no free range of ports after " + ATTEMPTS + " attempts");
  }
}
