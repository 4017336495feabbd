package stoa.sandbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What runs here is what Lambda is told.
final class ConfigurationTest {
  private static final Path PROJECT = Path.of("../..");

  @Test
  void terraformSetsTheFlagsThatAreTestedAndMeasured() throws IOException {
    String function = Files.readString(PROJECT.resolve("infra/terraform/modules/function/main.tf"));
    String options = String.join(" ", Sandbox.CONFIGURED_FLAGS);
    assertTrue(function.contains("JAVA_TOOL_OPTIONS = \"" + options + "\""), options);
    assertTrue(Files.readString(PROJECT.resolve("docs/lambda.md")).contains('`' + options + '`'));
  }
}
