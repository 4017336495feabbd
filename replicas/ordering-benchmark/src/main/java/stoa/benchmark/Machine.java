package stoa.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What the figures were measured on.
final class Machine {
  private static final int FORCES = 300;

  private Machine() {}

  /// Prints processors, Java, and what one force of the disk below a directory costs: latencies
  /// cannot be smaller.
  static void describe(Path directory, PrintStream out) throws IOException {
    Latencies forces = forces(directory);
    out.printf(
        "machine: %d processors, %s %s, Java %s%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version());
    out.printf(
        "disk:    a force of 512 bytes takes %.2f ms (median of %d), %.2f ms at the 99th percentile%n",
        forces.millis(0.5), FORCES, forces.millis(0.99));
  }

  private static Latencies forces(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve("force-probe");
    Latencies latencies = new Latencies();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(FORCES * 512), 0);
      channel.force(true);
      for (int i = 0; i < FORCES; i++) {
        long started = System.nanoTime();
        channel.write(ByteBuffer.allocate(512), i * 512L);
        channel.force(false);
        latencies.record(System.nanoTime() - started);
      }
    }
    Files.delete(file);
    return latencies;
  }

  /// Lets time pass; the measured processes do the rest.
  static void rest(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
