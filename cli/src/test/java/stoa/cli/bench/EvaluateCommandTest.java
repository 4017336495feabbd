package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import stoa.cli.Stoa;

class EvaluateCommandTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "--clients=0, --clients must lie between 1 and 1000",
    "--clients=1001, --clients must lie between 1 and 1000",
    "--seconds=1, --seconds must lie between 2 and 3600",
    "--warm-up=-1, --warm-up must lie between 0 and 3600",
    "--functions=5, --functions must lie between 1 and 4",
    "--scenarios=E, E"
  })
  void whatCannotBeMeasuredIsRefusedBeforeAnythingStarts(String option, String message) {
    StringWriter said = new StringWriter();
    assertEquals(2, execute(said, "bench", "evaluate", option));
    assertTrue(said.toString().contains(message), said::toString);
  }

  @Test
  void optionsInTheWrongPlaceAreRefused() {
    StringWriter said = new StringWriter();
    assertEquals(2, execute(said, "bench", "--seconds=5", "evaluate"));
    assertTrue(said.toString().contains("after 'evaluate'"), said::toString);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedBeforeAnythingStarts() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    StringWriter said = new StringWriter();
    assertEquals(1, execute(said, "bench", "evaluate", "--out=" + file.resolve("below")));
    assertTrue(said.toString().contains("choose another with --out"), said::toString);
  }

  @Test
  void theFilesHoldTheTablesAndTheChart() throws IOException {
    Path place = directory.resolve("made/where/missing");
    new EvaluationFiles(place).write(Map.of("java", "25"), Results.cells());
    try (var files = Files.list(place)) {
      assertEquals(
          List.of("evaluation.md", "response-times.csv", "response-times.svg", "throughput.csv"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertTrue(Files.readString(place.resolve("evaluation.md")).contains("- java: 25"));
    assertTrue(Files.readString(place.resolve("response-times.svg")).endsWith("</svg>\n"));
  }

  private static int execute(StringWriter said, String... arguments) {
    CommandLine line = Stoa.commandLine();
    line.setErr(new PrintWriter(said, true));
    line.setOut(new PrintWriter(said, true));
    return line.execute(arguments);
  }
}
