package stoa.cli.local;

import java.io.IOException;

/// Signals that the JDK has no method for. A paused process keeps its sockets and answers nothing.
enum Signal {
  STOP,
  CONT;

  /// @throws IOException when the process is gone
  void sendTo(ProcessHandle process) throws IOException {
    // The shell's built-in, because not every system has a `kill` program.
    Process kill =
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " " + process.pid())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (kill.waitFor() != 0) {
        throw new IOException("process " + process.pid() + " is gone");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while signalling " + process.pid(), interrupted);
    }
  }
}
