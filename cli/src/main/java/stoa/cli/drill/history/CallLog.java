package stoa.cli.drill.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// The calls of all clients of one drill, and its clock. Any number of threads may use it.
public final class CallLog {
  private final long beginNanos = System.nanoTime();
  private final AtomicLong numbers = new AtomicLong();
  private final List<Call> calls = new ArrayList<>();

  /// Nanoseconds since the drill began.
  public long nanos() {
    return System.nanoTime() - beginNanos;
  }

  /// Keeps a call.
  ///
  /// @param call made from its number
  public Call keep(LongFunction<Call> call) {
    Call made = call.apply(numbers.incrementAndGet());
    synchronized (calls) {
      calls.add(made);
    }
    return made;
  }

  /// All calls so far, in the order of their answers.
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }
}
