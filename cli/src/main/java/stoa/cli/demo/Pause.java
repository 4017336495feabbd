package stoa.cli.demo;

import java.util.concurrent.TimeUnit;
import stoa.cli.CommandFailure;

/// Waiting between looks at something outside this process.
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }
}
