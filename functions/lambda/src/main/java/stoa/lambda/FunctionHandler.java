package stoa.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The handler of both functions: events of an API Gateway HTTP API, payload 2.0.
///
/// The initialization needs no parameter, secret or group: publishing a version runs it in an empty
/// account. Before a snapshot everything that knows something is given up, and the code is warmed
/// up by a system that exists in this process alone; after a restore the settings are read, and
/// everything is made from them.
public final class FunctionHandler implements RequestStreamHandler, Resource {
  /// How long the settings may take at the start and after a restore, where Lambda waits for 10 s.
  static final Duration START_LIMIT = Duration.ofSeconds(7);

  private static final Logger LOG = LoggerFactory.getLogger(FunctionHandler.class);
  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

  private final FunctionInstance function;

  /// As Lambda makes it.
  public FunctionHandler() {
    this(System.getenv());
  }

  FunctionHandler(Map<String, String> environment) {
    SafeRandom.require();
    this.function =
        new FunctionInstance(SettingsSource.of(environment), SettingsSource.oldest(environment));
    Core.getGlobalContext().register(this);
    // A snapshot must not hold what is read here.
    if (!"snap-start".equals(environment.get(INITIALIZATION))) {
      function.configure(START_LIMIT);
    }
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    HttpEvents.write(function.answer(HttpEvents.read(event)), answer);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    long begin = System.nanoTime();
    function.forget();
    Priming.run();
    LOG.info("Ready for a snapshot after {} ms", (System.nanoTime() - begin) / 1_000_000);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    long begin = System.nanoTime();
    function.configure(START_LIMIT);
    LOG.info("Restored within {} ms", (System.nanoTime() - begin) / 1_000_000);
  }
}
