package stoa.http.call;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// One of several questions that a call asks at once.
public final class Pending<T> {
  private final FutureTask<T> answer;

  private Pending(Callable<T> question) {
    this.answer = new FutureTask<>(question);
  }

  /// Asked from now on, on a virtual thread of its own. Every question ends by the call's deadline,
  /// so nobody has to end it.
  public static <T> Pending<T> of(Supplier<T> question) {
    var pending = new Pending<T>(question::get);
    Thread.ofVirtual().name("question").start(pending.answer);
    return pending;
  }

  /// Asked here and now. What it throws waits for [#get], like an answer.
  public static <T> Pending<T> here(Supplier<T> question) {
    var pending = new Pending<T>(question::get);
    pending.answer.run();
    return pending;
  }

  /// The answer, as soon as there is one.
  ///
  /// @throws RuntimeException what the question threw
  public T get() {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException("a question ended without an answer", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking", interrupted);
    }
  }
}
