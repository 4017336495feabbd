package stoa.cli.catalogue;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/// A bar that grows on a terminal; a line at each tenth elsewhere.
public final class ProgressBar {
  private static final int WIDTH = 40;

  private final PrintWriter out;
  private final boolean terminal;
  private int shown = -1;

  /// A bar on the given stream, which is the standard error.
  public ProgressBar(PrintWriter out) {
    this.out = out;
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// Shows that so many of all are done.
  public synchronized void show(long done, long all) {
    int steps = terminal ? WIDTH : 10;
    int step = all == 0 ? steps : (int) (steps * done / all);
    if (step == shown) {
      return;
    }
    shown = step;
    if (terminal) {
      out.print("\r[" + "#".repeat(step) + ".".repeat(WIDTH - step) + "] " + done + "/" + all);
      if (done == all) {
        out.println();
      }
    } else {
      out.println(done + " of " + all);
    }
    out.flush();
  }
}
