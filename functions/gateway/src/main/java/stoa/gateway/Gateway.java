package stoa.gateway;

import io.micronaut.runtime.Micronaut;

/// The gateway's process. Environment: `MICRONAUT_SERVER_HOST`, `MICRONAUT_SERVER_PORT` (8080),
/// `STOA_BUYER_FUNCTIONS`, `STOA_SELLER_FUNCTIONS` (`http://host:port`, joined by commas).
public final class Gateway {
  /// What a process ends with when its configuration cannot work.
  private static final int BAD_CONFIGURATION = 78;

  private Gateway() {}

  /// Serves until the process is told to end.
  ///
  /// @param args as of Micronaut
  public static void main(String[] args) {
    try {
      Micronaut.build(args).mainClass(Gateway.class).banner(false).start();
    } catch (RuntimeException e) {
      System.err.println("gateway: " + lastCause(e));
      System.exit(BAD_CONFIGURATION);
    }
  }

  /// The innermost message says what to change.
  private static String lastCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }
}
