package stoa.cli.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;

/// `stoa logs`: what a part has printed.
@Command(name = "logs", description = "Show the log of a part.", mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 200;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Parameters(paramLabel = "NAME", description = "as for kill, or supervisor")
  private String name;

  @Option(
      names = {"-f", "--follow"},
      description = "go on with what is added")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "100",
      description = "from the end (default ${DEFAULT-VALUE})")
  private int lines;

  @Option(names = "--database", description = "the log of the part's database server")
  private boolean database;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public LogsCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path log = file(data.directory());
    PrintWriter out = spec.commandLine().getOut();
    long end = Files.size(log);
    LogTail.lines(log, lines).forEach(out::println);
    out.flush();
    if (follow) {
      follow(log, end, out);
    }
    return 0;
  }

  private Path file(DataDirectory directory) throws IOException {
    String unit = exactName(directory);
    Path log =
        database
            ? directory.root().resolve("units").resolve(unit).resolve("database/mariadb.log")
            : directory.log(unit);
    if (!Files.exists(log)) {
      throw new CommandFailure("there is no log of " + name + "; there are " + known(directory));
    }
    return log;
  }

  /// A role needs the running system; the log of a unit can be read without.
  private String exactName(DataDirectory directory) {
    boolean isUnit = Files.exists(directory.log(name));
    return isUnit || SupervisorRecord.find(directory).isEmpty()
        ? name
        : ControlClient.of(directory).resolve(name);
  }

  private static String known(DataDirectory directory) throws IOException {
    if (!Files.isDirectory(directory.logs())) {
      return "none";
    }
    try (Stream<Path> logs = Files.list(directory.logs())) {
      return logs.map(log -> log.getFileName().toString())
          .filter(file -> file.endsWith(".log"))
          .map(file -> file.substring(0, file.length() - ".log".length()))
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }

  private static void follow(Path log, long from, PrintWriter out)
      throws IOException, InterruptedException {
    try (FileChannel channel = FileChannel.open(log);
        InputStream in = Channels.newInputStream(channel.position(from))) {
      byte[] buffer = new byte[8192];
      while (!out.checkError()) {
        int count = in.read(buffer);
        if (count > 0) {
          out.print(new String(buffer, 0, count, StandardCharsets.UTF_8));
          out.flush();
        } else {
          Thread.sleep(POLL_MILLIS);
        }
      }
    }
  }
}
