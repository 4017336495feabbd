package stoa.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a result must be read with: absolute figures mean nothing without their machine.
final class Machine {
  private static final Path CPUS = Path.of("/proc/cpuinfo");
  private static final Path LOAD = Path.of("/proc/loadavg");

  private Machine() {}

  /// Names and values, in the order in which they are printed.
  static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    String version = Machine.class.getPackage().getImplementationVersion();
    facts.put("stoa", version == null ? "(unpackaged)" : version);
    facts.put(
        "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    facts.put(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    facts.put("processors", Runtime.getRuntime().availableProcessors() + " x " + processor());
    facts.put("memory", memoryMebibytes() + " MiB");
    facts.put("load average before", firstLine(LOAD));
    return facts;
  }

  private static long memoryMebibytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() >> 20
        : 0;
  }

  private static String processor() {
    try (var lines = Files.lines(CPUS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    } catch (IOException none) {
      return "unknown";
    }
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException none) {
      return "unknown";
    }
  }
}
