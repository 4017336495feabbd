package stoa.ordering.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import stoa.ordering.Member;

/// Every script under `src/test/resources` gives the trace that is written in it.
///
/// With `-Dstoa.scenarios=DIRECTORY` the traces of the scripts there are written anew instead: for
/// scripts that have been changed on purpose. Read them before you keep them.
class ScenarioTest {
  private static final String REWRITE = "stoa.scenarios";

  @TestFactory
  Stream<DynamicTest> everyScriptGivesItsTrace() throws IOException, URISyntaxException {
    String rewritten = System.getProperty(REWRITE, "");
    List<Path> scripts = scripts(rewritten);
    assertFalse(scripts.isEmpty());
    return scripts.stream()
        .map(script ->
            DynamicTest.dynamicTest(
                String.valueOf(script.getFileName()), () -> check(script, !rewritten.isEmpty())));
  }

  private static void check(Path file, boolean rewrites) throws IOException {
    Script script = read(file);
    Script ran = script.run(Member::new);
    if (rewrites) {
      Files.writeString(file, ran.text());
    } else {
      assertEquals(script.text(), ran.text());
    }
    assertEquals(List.of(), ran.unmet(), String.valueOf(file.getFileName()));
  }

  static Script read(Path script) throws IOException {
    return Script.parse(Files.readAllLines(script));
  }

  static Path script(String name) throws URISyntaxException {
    return Path.of(ScenarioTest.class.getResource(name).toURI());
  }

  private static List<Path> scripts(String rewritten) throws IOException, URISyntaxException {
    Path directory =
        rewritten.isEmpty() ? script("start.txt").resolveSibling("") : Path.of(rewritten);
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }
}
