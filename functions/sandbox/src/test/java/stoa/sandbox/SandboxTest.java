package stoa.sandbox;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SandboxTest {
  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void saysAtOnceThatAFunctionHasEnded(@TempDir Path directory) throws IOException {
    Installation installation = new Installation(directory);
    List<String> unknown = List.of("-XX:+NoJvmKnowsThis");
    var plan = new SandboxPlan(installation, directory, false, List.of(), unknown, Map.of());
    Files.createDirectory(plan.task());
    try (Sandbox sandbox = Sandbox.start(plan)) {
      IOException ended = assertThrows(IOException.class, sandbox::awaitInitialized);
      assertTrue(String.valueOf(ended.getMessage()).contains("has ended"), ended::toString);
    }
    assertTrue(Files.readString(plan.log()).contains("NoJvmKnowsThis"));
  }
}
