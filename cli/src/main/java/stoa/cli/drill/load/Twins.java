package stoa.cli.drill.load;

import java.util.ArrayList;
import java.util.List;
import stoa.cli.CommandFailure;

/// Does several things at the same time, as a double click does.
final class Twins {
  private Twins() {}

  /// Returns when all are done.
  static void run(List<Runnable> actions) {
    List<Thread> running = new ArrayList<>();
    actions.forEach(action -> running.add(Thread.startVirtualThread(action)));
    try {
      for (Thread thread : running) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }
}
