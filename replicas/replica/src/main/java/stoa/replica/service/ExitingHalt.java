package stoa.replica.service;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.log.ProcessHalt;

/// Halts the JVM without running shutdown hooks: nothing may be sent, written or answered after a
/// failure that cannot be gone on from.
@Singleton
final class ExitingHalt implements ProcessHalt {
  /// EX_SOFTWARE of sysexits.h.
  static final int EXIT_CODE = 70;

  private static final Logger LOG = LoggerFactory.getLogger(ExitingHalt.class);

  @Override
  public void halt(String reason, Throwable cause) {
    LOG.error("halting: {}", reason, cause);
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
