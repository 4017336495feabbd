package stoa.cli.local;

/// What a system does while its AOT caches are recorded: the closer to real use, the better the
/// caches.
@FunctionalInterface
public interface TrainingWorkload {
  /// Uses the system for some seconds. A failure ends the training.
  void run(LocalSystem.Endpoints endpoints) throws Exception;
}
