package stoa.replica.log;

/// Ends the process at once, because going on would be worse: a failing disk, an entry that cannot
/// be applied, a broken invariant.
public interface ProcessHalt {
  /// Does not return in a real process (`Runtime.halt`, exit code 70).
  ///
  /// @param reason one line for the log
  void halt(String reason, Throwable cause);
}
