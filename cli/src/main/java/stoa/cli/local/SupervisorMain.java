package stoa.cli.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The process behind a running local system, started by `stoa up` and detached from its terminal.
///
/// Arguments: project, data directory, base port, gateway port, functions, TLS (`true` or `false`).
/// It ends when it is told to stop, gets SIGTERM, or the system does not come up; then with exit
/// code 1, after whoever started it has had some seconds to read why.
public final class SupervisorMain {
  private static final Duration READING_TIME = Duration.ofSeconds(10);

  private SupervisorMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    LocalSettings settings = settings(List.of(arguments));
    settings.data().create(settings.ports().base());
    try (FileChannel channel =
            FileChannel.open(
                settings.data().lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        System.err.println("another supervisor runs on " + settings.data().root());
        System.exit(1);
      }
      System.exit(supervise(settings));
    }
  }

  private static LocalSettings settings(List<String> arguments) {
    return new LocalSettings(
        Path.of(arguments.get(0)),
        new DataDirectory(Path.of(arguments.get(1))),
        new PortPlan(Integer.parseInt(arguments.get(2)), Integer.parseInt(arguments.get(3))),
        Integer.parseInt(arguments.get(4)),
        Boolean.parseBoolean(arguments.get(5)),
        Map.of(),
        AotCaches.Mode.USE);
  }

  private static int supervise(LocalSettings settings) throws IOException, InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Supervisor supervisor = new Supervisor(settings);
    String token = Keys.randomHex();
    try (ControlServer control = new ControlServer(supervisor, token, stopped::countDown)) {
      record(settings, token, control.port());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> wind(supervisor, settings)));
      return start(supervisor, stopped);
    }
  }

  private static void record(LocalSettings settings, String token, int port) throws IOException {
    new SupervisorRecord(
            ProcessRecord.of("supervisor", ProcessHandle.current()),
            port,
            token,
            settings.ports().base(),
            settings.ports().gateway(),
            settings.functions())
        .write(settings.data());
  }

  private static int start(Supervisor supervisor, CountDownLatch stopped)
      throws InterruptedException {
    Throwable failure = failureOf(supervisor);
    if (failure != null) {
      System.err.println(Instant.now() + " " + failure.getMessage());
      boolean told = stopped.await(READING_TIME.toSeconds(), TimeUnit.SECONDS);
      System.err.println(Instant.now() + (told ? " stopped" : " gave up"));
      return 1;
    }
    System.err.println(Instant.now() + " serving");
    stopped.await();
    return 0;
  }

  private static @Nullable Throwable failureOf(Supervisor supervisor) throws InterruptedException {
    try {
      supervisor.start();
      return null;
    } catch (StartFailure | IOException | RuntimeException failure) {
      return failure;
    }
  }

  private static void wind(Supervisor supervisor, LocalSettings settings) {
    supervisor.close();
    try {
      Files.deleteIfExists(settings.data().supervisorRecord());
    } catch (IOException unwritable) {
      System.err.println(unwritable.getMessage());
    }
  }
}
