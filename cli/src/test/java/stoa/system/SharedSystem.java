package stoa.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import stoa.cli.local.LocalSystem;

/// One real system for all test classes of a run, given to whoever has a parameter of type
/// [LocalSystem]. A test that breaks a part heals it before it ends.
public final class SharedSystem implements BeforeAllCallback, ParameterResolver {
  private static final int FUNCTIONS_OF_EACH_KIND = 4;
  private static final Duration HEALING_LIMIT = Duration.ofMinutes(3);
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedSystem.class);

  private record Running(LocalSystem system) implements AutoCloseable {
    @Override
    public void close() {
      system.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    if (!running(context).awaitHealthy(HEALING_LIMIT)) {
      throw new IllegalStateException(
          "the system is not healthy before " + context.getDisplayName());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalSystem.class;
  }

  @Override
  public LocalSystem resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  private static LocalSystem running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("system", key -> start(), Running.class)
        .system();
  }

  private static Running start() {
    try {
      Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "system");
      return new Running(LocalSystem.start(data, 0, 0, FUNCTIONS_OF_EACH_KIND, Map.of()));
    } catch (IOException failure) {
      throw new IllegalStateException("the system does not start", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
