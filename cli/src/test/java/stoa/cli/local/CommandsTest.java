package stoa.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import stoa.cli.Stoa;

class CommandsTest {
  @TempDir Path directory;

  private record Outcome(int exitCode, String out, String err) {}

  @Test
  void aPortThatIsTakenIsNamedWithWhatToDo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Outcome outcome = run("up", "--port", Integer.toString(port), "--base-port", "" + base(port));
      assertEquals(1, outcome.exitCode(), outcome.out());
      assertTrue(outcome.err().contains("port " + port + " (gateway, HTTP) is taken"));
      assertTrue(outcome.err().contains("--port"), outcome.err());
      assertFalse(Files.exists(directory.resolve("data")), "nothing has been made yet");
    }
  }

  /// A base whose range does not hold the port.
  private static int base(int port) {
    return port > 30_000 ? 20_000 : 40_000;
  }

  @Test
  void aGatewayAmongTheInternalPortsIsRefused() {
    Outcome outcome = run("up", "--port", "7150");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("7100 to 7249"), outcome.err());
  }

  @Test
  void dataOfAnotherBasePortIsNotStarted() throws IOException {
    new DataDirectory(directory.resolve("data")).create(9000);
    Outcome outcome = run("up", "--base-port", "9200");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("was made with base port 9000"), outcome.err());
  }

  @Test
  void aDirectoryWithOtherFilesIsLeftAlone() throws IOException {
    Files.createDirectories(directory.resolve("data"));
    Files.writeString(directory.resolve("data/thesis.txt"), "important");
    assertTrue(run("up").err().contains("holds other files"));
    assertEquals(0, run("reset", "--yes").exitCode());
    assertTrue(Files.exists(directory.resolve("data/thesis.txt")));
  }

  @Test
  void resetRemovesTheDataOfASystem() throws IOException {
    new DataDirectory(directory.resolve("data")).create(9000);
    assertEquals(0, run("reset", "--yes").exitCode());
    assertFalse(Files.exists(directory.resolve("data")));
  }

  @Test
  void commandsToASystemThatDoesNotRunSaySo() {
    for (String[] command :
        new String[][] {
          {"status"},
          {"kill", "payment"},
          {"pause", "payment", "--for", "1s"},
          {"start", "payment"},
          {"admin", "status"}
        }) {
      Outcome outcome = run(command);
      assertEquals(1, outcome.exitCode());
      assertTrue(outcome.err().contains("no system runs on"), outcome.err());
    }
    assertEquals(0, run("down").exitCode());
  }

  @Test
  void aTimeThatIsNoneIsWrongUsage() {
    assertEquals(2, run("kill", "payment", "--down", "soon").exitCode());
    assertEquals(2, run("pause", "payment", "--for", "5").exitCode());
    assertEquals(2, run("pause", "payment").exitCode());
  }

  private Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Stoa.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = directory.resolve("data").toString();
    int exitCode = line.execute(all);
    return new Outcome(exitCode, out.toString(), err.toString());
  }
}
