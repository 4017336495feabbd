package stoa.http.call;

import io.micronaut.core.propagation.PropagatedContext;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import stoa.client.GroupUnavailableException;

/// One of several questions that a call asks at once.
public final class Pending<T> {
  private final FutureTask<T> answer;

  private Pending(Callable<T> question) {
    this.answer = new FutureTask<>(question);
  }

  /// Asked from now on, on a virtual thread of its own that logs for the call. It ends by the
  /// call's deadline at the latest; who asks waits for it, so that nothing of a call is under way
  /// when it has been answered.
  public static <T> Pending<T> of(Supplier<T> question) {
    var pending = new Pending<T>(question::get);
    Runnable asking = PropagatedContext.getOrEmpty().wrap(pending.answer);
    Thread.ofVirtual().name("question").start(asking);
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
  /// @throws GroupUnavailableException when the caller was interrupted meanwhile
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
      throw new GroupUnavailableException("interrupted");
    }
  }
}
