package stoa.system.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same for many at once.
final class Together {
  private Together() {}

  /// @return what each led to, in the order given
  static <T, R> List<R> run(List<T> inputs, Function<T, R> action) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<R>> running = new ArrayList<>();
      inputs.forEach(input -> running.add(threads.submit(() -> action.apply(input))));
      List<R> done = new ArrayList<>();
      for (Future<R> future : running) {
        done.add(future.get());
      }
      return done;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    } catch (ExecutionException failure) {
      throw new AssertionError(String.valueOf(failure.getCause()), failure);
    }
  }
}
