package stoa.replica.service;

/// A part of a replica that is started with it and stopped before its log, beside those that every
/// replica has.
public interface ReplicaPart {
  /// Begins, before the log does: nothing is applied before it has returned.
  ///
  /// @throws stoa.replica.log.ConfigurationException when it cannot work as configured
  void start();

  /// Ends all activity of its own.
  void stop();
}
