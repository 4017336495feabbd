package stoa.cli.bench;

import java.util.function.BooleanSupplier;

/// What is done to the system while it is measured.
interface Disturbance {
  /// Nothing.
  Disturbance NONE = (trouble, over) -> {};

  /// Begins when the measured part begins, beside the clients; returns soon after it is over.
  ///
  /// @param trouble told when the system is broken and when it is whole again
  /// @param over true once nothing is measured any more
  void run(Trouble trouble, BooleanSupplier over) throws InterruptedException;
}
