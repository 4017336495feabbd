package stoa.ordering.udp;

import org.jspecify.annotations.Nullable;

/// Is told that this member has stopped for good: its disk failed, an invariant is broken, or a
/// batch could not be applied. A real process ends here at once, since the member announces
/// nothing, takes nothing and delivers nothing any more.
@FunctionalInterface
public interface HaltListener {
  /// Called once, on any thread.
  ///
  /// @param reason one line for the log
  void halted(String reason, @Nullable Throwable cause);
}
