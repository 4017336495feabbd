package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.cli.Stoa;

class OrdersCommandTest {
  private static final int USAGE = 2;

  /// Before anything is started.
  @ParameterizedTest
  @CsvSource({
    "--orders, 0",
    "--buyers, 1001",
    "--kills, -1",
    "--minutes, 0",
    "--delay, 500",
    "--delay, fast",
    "--faults, 1",
    "--faults, NaN",
    "--faults, -0.1"
  })
  void refusesWhatMakesNoSense(String option, String value) {
    StringWriter err = new StringWriter();
    int code =
        Stoa.commandLine().setErr(new PrintWriter(err)).execute("bench", "orders", option, value);
    assertEquals(USAGE, code, err::toString);
    assertTrue(err.toString().startsWith(option + " must "), err::toString);
  }
}
