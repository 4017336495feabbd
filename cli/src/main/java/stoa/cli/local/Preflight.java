package stoa.cli.local;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What must hold before a system is started. Each complaint says what to do.
final class Preflight {
  private static final long MEMORY_BYTES = 4L << 30;
  private static final long DISK_BYTES = 2L << 30;
  private static final Path MEMORY_INFO = Path.of("/proc/meminfo");

  private Preflight() {}

  /// @return empty when a system with these settings can be started here
  static List<String> complaints(DataDirectory data, PortPlan ports, int functions)
      throws IOException {
    List<String> complaints = new ArrayList<>();
    directory(data).ifPresent(complaints::add);
    memory().ifPresent(complaints::add);
    disk(data).ifPresent(complaints::add);
    ports(ports, functions).ifPresent(complaints::add);
    return complaints;
  }

  private static Optional<String> directory(DataDirectory data) throws IOException {
    Path root = data.root();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      return Optional.of(root + " is no directory; choose another with --data");
    }
    if (!Files.isWritable(existing(root))) {
      return Optional.of(root + " cannot be written; choose another directory with --data");
    }
    if (Files.isDirectory(root) && data.readFacts().isEmpty() && !isEmpty(root)) {
      return Optional.of(
          root + " holds other files than a Stoa system's; choose another directory with --data");
    }
    return Optional.empty();
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static Path existing(Path path) {
    Path found = path;
    while (!Files.exists(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }

  private static Optional<String> memory() throws IOException {
    long available = Math.min(availableBytes().orElse(Long.MAX_VALUE), totalBytes());
    return available >= MEMORY_BYTES
        ? Optional.empty()
        : Optional.of(
            "a local system needs 4 GiB of memory, and "
                + (available >> 20)
                + " MiB are available; end other programs, or try all the same with --force");
  }

  /// What programs can have without swapping, as Linux estimates it.
  private static OptionalLong availableBytes() throws IOException {
    if (!Files.exists(MEMORY_INFO)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(MEMORY_INFO).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst();
  }

  /// The machine's memory, or the container's limit where that is less.
  private static long totalBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  private static Optional<String> disk(DataDirectory data) throws IOException {
    Path place = existing(data.root());
    long free = Files.getFileStore(place).getUsableSpace();
    return free >= DISK_BYTES
        ? Optional.empty()
        : Optional.of(
            "a local system needs 2 GiB of disk, and "
                + (free >> 20)
                + " MiB are free at "
                + place
                + "; make room, choose another directory with --data, or try with --force");
  }

  private static Optional<String> ports(PortPlan ports, int functions) {
    return UnitName.all(functions).stream()
        .map(unit -> FreePorts.firstTaken(unit, ports).map(taken -> taken + advice(unit)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String advice(UnitName unit) {
    return unit.kind() == UnitKind.GATEWAY
        ? " is taken; end the program that listens there, or choose another with --port"
        : " is taken; end the program that listens there, or choose another range with --base-port";
  }
}
