package stoa.mariadb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import stoa.loopback.LoopbackPorts;

/// A running MariaDB server on loopback, a child of this process.
///
/// Small on purpose: eleven of them share a machine. The replicated log is what makes commits
/// durable, so the server does not force each commit (`innodb_flush_log_at_trx_commit=0`) unless
/// asked. User `root` without a password; therefore never on any other address than loopback.
public final class MariaDbServer implements AutoCloseable {
  static final String INNODB_LOG_FILE_SIZE = "8M";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 20;
  private static final int GREETING_TIMEOUT_MILLIS = 2_000;

  private final Process process;
  private final int port;

  private MariaDbServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// How to run a server.
  ///
  /// @param distribution binaries and template
  /// @param directory holds `data`, `mariadb.log` and temporary files; kept between runs
  /// @param port TCP port on 127.0.0.1; 0 for any free one
  /// @param durable true forces every commit to disk
  public record Options(Distribution distribution, Path directory, int port, boolean durable) {}

  /// Starts a server and waits until it answers. Data of an earlier run is recovered.
  ///
  /// @throws UncheckedIOException when it does not come up; the message names its log
  public static MariaDbServer start(Options options) {
    MariaDbServer server = launch(options);
    server.awaitReady(options.directory().resolve("mariadb.log"));
    return server;
  }

  /// Starts a server and returns at once; [#awaitReady] or the client's retries wait for it.
  public static MariaDbServer launch(Options options) {
    try {
      Path data = prepare(options);
      int port = options.port() == 0 ? LoopbackPorts.free() : options.port();
      Process process =
          new ProcessBuilder(command(options, data, port))
              .directory(options.directory().toFile())
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(
                      options.directory().resolve("mariadb.log").toFile()))
              .start();
      return new MariaDbServer(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException("MariaDB cannot be started in " + options.directory(), e);
    }
  }

  private static Path prepare(Options options) throws IOException {
    Path data = options.directory().resolve("data");
    if (!Files.isDirectory(data)) {
      Path draft = options.directory().resolve("data.draft");
      Trees.delete(draft);
      Files.createDirectories(options.directory());
      Trees.copy(options.distribution().template(), draft);
      Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }
    return data;
  }

  private static List<String> command(Options options, Path data, int port) {
    return List.of(
        options.distribution().binary("mariadbd").toString(),
        "--no-defaults",
        "--user=" + System.getProperty("user.name"),
        "--basedir=" + options.distribution().base(),
        "--datadir=" + data,
        // A relative path: a socket's name is limited to some hundred bytes.
        "--socket=" + "mariadb.sock",
        "--pid-file=" + options.directory().resolve("mariadb.pid").toAbsolutePath(),
        "--bind-address=127.0.0.1",
        "--port=" + port,
        // Generating keys for TLS takes 15 seconds, and loopback needs none.
        "--skip-ssl",
        "--skip-name-resolve",
        "--skip-log-bin",
        "--performance-schema=OFF",
        "--character-set-server=utf8mb4",
        "--collation-server=utf8mb4_bin",
        "--default-time-zone=+00:00",
        "--transaction-isolation=READ-COMMITTED",
        "--innodb-log-file-size=" + INNODB_LOG_FILE_SIZE,
        "--innodb-undo-tablespaces=0",
        "--innodb-buffer-pool-size=24M",
        "--innodb-log-buffer-size=2M",
        "--innodb-flush-log-at-trx-commit=" + (options.durable() ? 1 : 0),
        "--aria-pagecache-buffer-size=1M",
        "--key-buffer-size=1M",
        "--max-connections=64",
        "--max-allowed-packet=16M");
  }

  /// Waits until the server answers.
  ///
  /// @param log named in the message when it does not
  public void awaitReady(Path log) {
    Instant limit = Instant.now().plus(START_LIMIT);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(limit)) {
        process.destroyForcibly();
        throw new UncheckedIOException(
            new IOException("MariaDB on port " + port + " does not come up, see " + log));
      }
      pause();
    }
  }

  /// True when a client that connects is greeted.
  public boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), GREETING_TIMEOUT_MILLIS);
      socket.setSoTimeout(GREETING_TIMEOUT_MILLIS);
      byte[] greeting = socket.getInputStream().readNBytes(5);
      return greeting.length == 5 && greeting[4] == 10;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for MariaDB", e);
    }
  }

  /// The server's process.
  public Process process() {
    return process;
  }

  /// TCP port on 127.0.0.1.
  public int port() {
    return port;
  }

  /// A JDBC URL for MySQL Connector/J; the schema is created at the first connection.
  public String jdbcUrl(String schema) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + schema + "?createDatabaseIfNotExist=true";
  }

  /// Stops the server in order, or by force where that takes too long.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
