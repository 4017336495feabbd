package stoa.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.util.Optional;
import stoa.client.CustomerGroup;
import stoa.client.ProductGroup;
import stoa.http.token.FunctionKeys;
import stoa.tls.TransportSecurity;

/// Runs a function as a local process.
@OpenAPIDefinition(
    info =
        @Info(
            title = "Stoa",
            version = "1",
            description =
                "A marketplace that survives its machines. Refusals are problem documents"
                    + " (RFC 9457). Every answer has X-Request-Id. Calls of other methods are 405"
                    + " method-not-allowed, of other paths 404 not-found."))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
public final class FunctionApplication {
  /// Exit code for a configuration that cannot work.
  private static final int UNWORKABLE = 78;

  private FunctionApplication() {}

  /// Starts, or ends the process with one line on the error stream that says what to change.
  public static void run(Class<?> function, String[] args) {
    try {
      ApplicationContext context =
          Micronaut.build(args).mainClass(function).eagerInitSingletons(false).start();
      // On Lambda these wait for the first call; here a fault is to be seen at once.
      context.getBean(TransportSecurity.class);
      context.getBean(CustomerGroup.class);
      context.getBean(ProductGroup.class);
      context.getBean(FunctionKeys.class);
    } catch (RuntimeException failure) {
      System.err.println(lineOf(failure));
      System.exit(UNWORKABLE);
    }
  }

  private static String lineOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnworkableConfiguration configuration) {
        return String.valueOf(configuration.getMessage());
      }
    }
    String message =
        failure instanceof ServerStartupException
            ? "cannot listen; change MICRONAUT_SERVER_HOST or MICRONAUT_SERVER_PORT: "
            : "cannot start: ";
    return message
        + Optional.ofNullable(failure.getMessage()).orElse("").lines().findFirst().orElse("");
  }
}
