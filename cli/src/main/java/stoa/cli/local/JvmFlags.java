package stoa.cli.local;

import java.util.ArrayList;
import java.util.List;

/// The JVM flags of each kind of process, in this one place. An AOT cache is only used with the
/// flags it was made with.
final class JvmFlags {
  private static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /// The first compiler alone starts faster and needs less memory.
  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

  /// Thirteen processes take turns on few cores, and each turn begins with cold translation tables.
  /// Measured on two cores, a hundred buyers of hot items: 3 to 6 per cent more purchases in the
  /// second and third minute. Where the system does not offer such pages, nothing changes.
  private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

  private JvmFlags() {}

  /// Of the command line and its supervisor: those that the launcher gives.
  static List<String> ofCommandLine() {
    List<String> flags = new ArrayList<>(COMMON);
    flags.add(FIRST_COMPILER_ONLY);
    return List.copyOf(flags);
  }

  static List<String> of(UnitKind kind) {
    List<String> flags = new ArrayList<>(COMMON);
    // A process that is out of memory is a crash that the supervisor repairs.
    flags.add("-XX:+ExitOnOutOfMemoryError");
    flags.add("-Xmx" + heapMegabytes(kind) + "m");
    flags.add(HUGE_PAGES);
    if (!servesHttpToClients(kind)) {
      flags.add(FIRST_COMPILER_ONLY);
    }
    return List.copyOf(flags);
  }

  private static int heapMegabytes(UnitKind kind) {
    return switch (kind) {
      case CUSTOMER, PRODUCT -> 192;
      case BUYER, SELLER, GATEWAY -> 256;
      case PAYMENT -> 128;
    };
  }

  /// The full compiler triples the throughput of HTTP processes within half a minute of load.
  private static boolean servesHttpToClients(UnitKind kind) {
    return kind.isFunction() || kind == UnitKind.GATEWAY;
  }
}
